import { X } from "lucide-react";
import type { ReactNode, Ref } from "react";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import { isComposing } from "./typing";

interface Props {
  readonly title: string;
  readonly about?: string;
  /** The accessible name; the title. */
  readonly label?: string;
  /** What the button says that closes it. */
  readonly close: string;
  readonly wide?: boolean;
  /** To give the panel the focus. */
  readonly root?: Ref<HTMLElement>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Something to read or write while one talks: beside the pictures, or on a phone below them. */
export function SidePanel({
  title,
  about,
  label = title,
  close,
  wide = false,
  root,
  onClose,
  children,
}: Props) {
  return (
    <section
      ref={root}
      tabIndex={root === undefined ? undefined : -1}
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !isComposing(event)) onClose();
      }}
      className={cx(
        "flex h-[58%] min-h-0 flex-col rounded-t-3xl bg-surface shadow-2xl lg:h-full lg:shrink-0 lg:rounded-none",
        wide ? "lg:w-104" : "lg:w-88",
      )}
    >
      <header className="flex items-start gap-2 p-4 pb-2">
        <div className="min-w-0 flex-1">
          <h2 className="text-lg font-semibold">{title}</h2>
          {about !== undefined && <p className="text-sm text-soft">{about}</p>}
        </div>
        <IconButton icon={X} label={close} onClick={onClose} />
      </header>
      {children}
    </section>
  );
}
