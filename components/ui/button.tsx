import type { ComponentProps } from "react";
import { cx } from "./cx";

const kinds = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong",
  secondary: "border border-edge bg-surface text-ink hover:bg-raised",
  quiet: "text-ink hover:bg-raised",
  danger: "bg-danger text-on-danger hover:bg-danger-strong",
} as const;

export type ButtonKind = keyof typeof kinds;

/** The look of a button, for links that act as one. */
export const buttonClass = (kind: ButtonKind = "primary", extra?: string): string =>
  cx(
    "inline-flex min-h-11 items-center justify-center gap-2 rounded-full px-5 text-base font-medium transition-colors",
    "disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:cursor-not-allowed aria-disabled:opacity-60",
    kinds[kind],
    extra,
  );

interface Props extends ComponentProps<"button"> {
  readonly kind?: ButtonKind;
}

/** A button with words. */
export function Button({ kind, className, type = "button", ...props }: Props) {
  return <button type={type} className={buttonClass(kind, className)} {...props} />;
}
