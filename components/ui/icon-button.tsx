import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { cx } from "./cx";

const kinds = {
  quiet: "text-ink hover:bg-raised",
  accent: "bg-accent-soft text-accent-ink hover:bg-accent hover:text-on-accent",
  on: "bg-raised text-ink hover:bg-line",
  off: "bg-ink text-ground hover:bg-soft",
  danger: "bg-danger text-on-danger hover:bg-danger-strong",
} as const;

/** `bar`: as large as there is room for several beside each other. */
const sizes = { normal: "size-11", bar: "size-12", large: "size-14" } as const;

interface Props extends Omit<ComponentProps<"button">, "children" | "aria-label" | "title"> {
  readonly icon: LucideIcon;
  /** The accessible name, shown as a hint too. */
  readonly label: string;
  readonly kind?: keyof typeof kinds;
  readonly size?: keyof typeof sizes;
  /** The key that does the same (ARIA), shown with the hint. */
  readonly hotkey?: string;
}

/** A round button with an icon only. */
export function IconButton({
  icon: Icon,
  label,
  kind = "quiet",
  size = "normal",
  hotkey,
  className,
  ...props
}: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      title={hotkey === undefined ? label : `${label} (${hotkey})`}
      aria-keyshortcuts={hotkey}
      className={cx(
        "inline-flex shrink-0 items-center justify-center rounded-full transition-colors",
        "disabled:cursor-not-allowed disabled:opacity-50",
        sizes[size],
        kinds[kind],
        className,
      )}
      {...props}
    >
      <Icon aria-hidden className={size === "normal" ? "size-5" : "size-6"} />
    </button>
  );
}
