import { cx } from "./cx";

const sizes = {
  tiny: "size-8 text-xs",
  small: "size-10 text-base",
  medium: "size-12 text-lg",
  large: "size-28 text-4xl md:size-36 md:text-5xl",
} as const;

/** One or two letters that stand for a name: the initials, or the last two characters of a name in Chinese. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = words[0] ?? "";
  if (/^\p{Script=Han}/u.test(first)) return [...first].slice(-2).join("");
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  return [first, last]
    .map((word) => [...word][0] ?? "")
    .join("")
    .toLocaleUpperCase();
}

/** A hue in degrees, the same for a name each time. */
export function hueOf(name: string): number {
  const sum = [...name].reduce((total, character) => (total * 31 + (character.codePointAt(0) ?? 0)) % 360, 7);
  return Math.round(sum / 30) * 30;
}

interface Props {
  readonly name: string;
  readonly src?: string;
  readonly size?: keyof typeof sizes;
  readonly className?: string;
}

/** Decoration only: the name stands beside it in words. */
export function Avatar({ name, src, size = "medium", className }: Props) {
  const shape = cx("shrink-0 rounded-full", sizes[size], className);
  if (src !== undefined) return <img src={src} alt="" className={cx(shape, "object-cover")} />;
  return (
    <span
      aria-hidden
      className={cx(shape, "avatar inline-flex items-center justify-center font-semibold select-none")}
      style={{ "--hue": hueOf(name) } as React.CSSProperties}
    >
      {initialsOf(name)}
    </span>
  );
}
