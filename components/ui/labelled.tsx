import { type ReactNode, useId } from "react";

interface Props {
  readonly label: string;
  /** What the label is for, by the `id` that it is to have. */
  readonly children: (id: string) => ReactNode;
}

/** A label above what one fills in. */
export function Labelled({ label, children }: Props) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children(id)}
    </div>
  );
}
