import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx";

const kinds = {
  info: { icon: Info, look: "bg-raised text-ink" },
  warning: { icon: TriangleAlert, look: "bg-warning-soft text-warning-ink" },
  danger: { icon: CircleAlert, look: "bg-danger-soft text-danger-ink" },
} as const;

interface Props {
  readonly kind?: keyof typeof kinds;
  /** Read out at once: for what answers a click. */
  readonly urgent?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A sentence that tells what happened and what to do. */
export function Notice({ kind = "info", urgent = false, className, children }: Props) {
  const { icon: Icon, look } = kinds[kind];
  return (
    <div
      role={urgent ? "alert" : undefined}
      className={cx("flex items-start gap-2.5 rounded-xl px-4 py-3 text-sm text-start", look, className)}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
