import { type LucideIcon, X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "./icon-button";

interface Props {
  readonly icon: LucideIcon;
  readonly text: string;
  /** What the button says that takes it away. */
  readonly close: string;
  readonly onClose: () => void;
  /** What one can do about it. */
  readonly children: ReactNode;
}

/** Something good to know, told calmly until it is taken away. */
export function Hint({ icon: Icon, text, close, onClose, children }: Props) {
  return (
    <div className="flex items-center gap-3 rounded-2xl bg-accent-soft py-2 ps-4 pe-1 text-accent-ink">
      <Icon aria-hidden className="size-5 shrink-0" />
      <div className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-4">
        <p className="py-1.5">{text}</p>
        {children}
      </div>
      <IconButton label={close} icon={X} onClick={onClose} />
    </div>
  );
}
