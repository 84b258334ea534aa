import { useId, type ReactNode } from "react";

interface Props {
  readonly title: string;
  /** What it is about, in a sentence. */
  readonly about: string;
  readonly children: ReactNode;
}

/** One matter of the settings. */
export function Section({ title, about, children }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="flex flex-col gap-4 rounded-3xl border border-line bg-surface p-5 sm:p-6"
    >
      <div className="flex flex-col gap-1">
        <h2 id={id} className="text-xl font-semibold">
          {title}
        </h2>
        <p className="text-soft">{about}</p>
      </div>
      {children}
    </section>
  );
}
