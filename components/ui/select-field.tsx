import { Labelled } from "./labelled";

interface Props<Value extends string> {
  readonly label: string;
  /** Undefined: `any`. */
  readonly value: Value | undefined;
  /** What the first choice says, which leaves it open. */
  readonly any: string;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly onChoose: (value: Value | undefined) => void;
}

/** One of several, or none. */
export function SelectField<Value extends string>({ label, value, any, choices, onChoose }: Props<Value>) {
  const choose = (chosen: string) => onChoose(choices.find((choice) => choice.value === chosen)?.value);
  return (
    <Labelled label={label}>
      {(id) => (
        <select
          id={id}
          value={value ?? ""}
          onChange={(event) => choose(event.currentTarget.value)}
          className="min-h-12 w-full min-w-0 rounded-xl border border-edge bg-surface px-3 text-base text-ink"
        >
          <option value="">{any}</option>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}
