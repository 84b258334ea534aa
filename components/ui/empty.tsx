import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface Props {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  /** A heading of the page, or of a part of it. */
  readonly level?: 1 | 2;
  readonly children?: ReactNode;
}

/** A page or a part of one that has nothing to show, in words, with what one can do. */
export function Empty({ icon: Icon, title, text, level = 2, children }: Props) {
  const Heading = level === 1 ? "h1" : "h2";
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-3 px-6 py-16 text-center">
      <span className="mb-1 rounded-full bg-raised p-4 text-soft">
        <Icon aria-hidden className="size-7" />
      </span>
      <Heading className="text-xl font-semibold text-balance">{title}</Heading>
      <p className="text-soft text-balance">{text}</p>
      {children !== undefined && <div className="mt-3 flex flex-wrap justify-center gap-3">{children}</div>}
    </div>
  );
}
