import { useId } from "react";

interface Props<Value extends string> {
  readonly label: string;
  readonly value: Value | undefined;
  readonly choices: readonly {
    readonly value: Value;
    readonly label: string;
    readonly hint?: string;
    readonly lang?: string;
  }[];
  readonly onChoose: (value: Value) => void;
}

/** One of several, with what each means. Nothing can be chosen before it is known what is. */
export function RadioGroup<Value extends string>({ label, value, choices, onChoose }: Props<Value>) {
  const id = useId();
  return (
    <fieldset disabled={value === undefined} className="flex flex-col gap-1">
      <legend className="mb-1 font-medium">{label}</legend>
      {choices.map((choice) => (
        <label
          key={choice.value}
          className="-mx-2 flex min-h-11 cursor-pointer items-start gap-3 rounded-xl px-2 py-2 hover:bg-raised"
        >
          <input
            type="radio"
            name={id}
            checked={choice.value === value}
            onChange={() => onChoose(choice.value)}
            aria-labelledby={`${id}-${choice.value}`}
            aria-describedby={choice.hint === undefined ? undefined : `${id}-${choice.value}-hint`}
            className="mt-0.5 size-5 shrink-0 accent-accent"
          />
          <span className="flex flex-col">
            <span id={`${id}-${choice.value}`} lang={choice.lang}>
              {choice.label}
            </span>
            {choice.hint !== undefined && (
              <span id={`${id}-${choice.value}-hint`} className="text-sm text-soft">
                {choice.hint}
              </span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
