import type { ComponentProps } from "react";
import { cx } from "./cx";
import { Labelled } from "./labelled";

interface Props extends Omit<ComponentProps<"input">, "id"> {
  readonly label: string;
  readonly hint?: string;
  readonly problem?: string;
}

/** A labelled text field; a problem takes the place of its hint and is tied to it for screen readers. */
export function Field({ label, hint, problem, className, ...input }: Props) {
  const text = problem ?? hint;
  return (
    <Labelled label={label}>
      {(id) => (
        <>
          <input
            id={id}
            aria-invalid={problem !== undefined}
            aria-describedby={text === undefined ? undefined : `${id}-text`}
            className={cx(
              "min-h-12 w-full rounded-xl border bg-surface px-4 text-base text-ink",
              problem === undefined ? "border-edge" : "border-danger-ink",
              className,
            )}
            {...input}
          />
          {text !== undefined && (
            <p
              id={`${id}-text`}
              className={cx("text-sm", problem === undefined ? "text-soft" : "text-danger-ink")}
            >
              {text}
            </p>
          )}
        </>
      )}
    </Labelled>
  );
}
