import { useId, type ComponentProps } from "react";

interface Props extends Omit<ComponentProps<"input">, "id" | "type"> {
  readonly label: string;
  readonly hint: string;
}

/** Something that is on or off, with what that means. */
export function CheckBox({ label, hint, ...input }: Props) {
  const id = useId();
  return (
    <div className="flex items-start gap-3">
      <input
        id={id}
        type="checkbox"
        aria-describedby={`${id}-text`}
        className="mt-0.5 size-6 shrink-0 accent-accent"
        {...input}
      />
      <div className="flex flex-col">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <p id={`${id}-text`} className="text-sm text-soft">
          {hint}
        </p>
      </div>
    </div>
  );
}
