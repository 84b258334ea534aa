import { type ReactNode, useId } from "react";

interface Props {
  readonly title: string;
  /** A sentence under the title. */
  readonly about?: string;
  readonly children: ReactNode;
}

/** A part of the page of a call. */
export function RecordSection({ title, about, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <div className="flex flex-col gap-1 px-1">
        <h2 id={id} className="text-xl font-semibold">
          {title}
        </h2>
        {about !== undefined && <p className="text-sm text-soft">{about}</p>}
      </div>
      {children}
    </section>
  );
}
