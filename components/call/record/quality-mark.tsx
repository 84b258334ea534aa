import { cx } from "@/components/ui/cx";

const bars = [1, 2, 3, 4, 5];

/** A level of 1 to 5 as bars. The words stand beside it. */
export function QualityMark({ level }: { readonly level: number }) {
  const look = level >= 4 ? "bg-accent" : level === 3 ? "bg-warning-ink" : "bg-danger";
  return (
    <span aria-hidden className="flex items-end gap-0.5">
      {bars.map((bar) => (
        <span
          key={bar}
          style={{ blockSize: `${0.2 + bar * 0.16}rem` }}
          className={cx("w-1.5 rounded-sm", bar <= level ? look : "bg-line")}
        />
      ))}
    </span>
  );
}
