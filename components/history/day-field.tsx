import { Labelled } from "@/components/ui/labelled";

interface Props {
  readonly label: string;
  /** `2026-11-28` */
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}

/** A day. Its parts and its calendar are stops of their own: the frame stays while one goes through them. */
export function DayField({ label, value, onChange }: Props) {
  return (
    <Labelled label={label}>
      {(id) => (
        <input
          id={id}
          type="date"
          min="1971-01-01"
          max="9999-12-31"
          value={value ?? ""}
          onChange={(event) => onChange(event.currentTarget.value || undefined)}
          className="min-h-12 w-full min-w-0 rounded-xl border border-edge bg-surface px-2.5 text-base text-ink focus-within:outline-3 focus-within:outline-offset-2 focus-within:outline-accent-ink"
        />
      )}
    </Labelled>
  );
}
