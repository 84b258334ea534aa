import { useId } from "react";
import { useTranslations } from "use-intl";
import type { PersonRef } from "@/lib/client/types";

interface Props {
  readonly people: readonly PersonRef[];
  readonly chosen: string;
  readonly onChoose: (userId: string) => void;
}

/** Whose connection is told of. */
export function PersonSelect({ people, chosen, onChoose }: Props) {
  const t = useTranslations("inCall.statistics");
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {t("person")}
      </label>
      <select
        id={id}
        value={chosen}
        onChange={(event) => onChoose(event.currentTarget.value)}
        className="min-h-12 w-full min-w-0 rounded-xl border border-edge bg-surface px-4 text-base text-ink"
      >
        {people.map(({ userId, name }) => (
          <option key={userId} value={userId}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
