import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/select-field";
import { countOf, directions, kinds, outcomes } from "./filters";
import { DayField } from "./day-field";
import { PersonPicker } from "./person-picker";
import type { useFilters } from "./use-filters";
import { usePersonName } from "./use-person-name";

type Props = ReturnType<typeof useFilters> & { readonly id: string };

/** Which calls are shown. */
export function FilterPanel({ id, filters, set, reset }: Props) {
  const t = useTranslations("history.filters");
  const [picking, setPicking] = useState(false);
  const { name, note } = usePersonName(filters.person);
  return (
    <div id={id} className="flex flex-col gap-4 rounded-2xl border border-line bg-surface p-3 sm:p-4">
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 sm:gap-4">
        <SelectField
          label={t("status")}
          any={t("any")}
          value={filters.status}
          choices={outcomes.map((value) => ({ value, label: t(value) }))}
          onChoose={(status) => set({ status })}
        />
        <SelectField
          label={t("type")}
          any={t("any")}
          value={filters.type}
          choices={kinds.map((value) => ({ value, label: t(value) }))}
          onChoose={(type) => set({ type })}
        />
        <SelectField
          label={t("direction")}
          any={t("any")}
          value={filters.direction}
          choices={directions.map((value) => ({ value, label: t(value) }))}
          onChoose={(direction) => set({ direction })}
        />
        <div className="flex min-w-0 flex-col gap-1.5">
          <span id={`${id}-person`} className="font-medium">
            {t("person")}
          </span>
          <button
            type="button"
            id={`${id}-button`}
            aria-labelledby={`${id}-person ${id}-button`}
            aria-haspopup="dialog"
            onClick={() => setPicking(true)}
            className="flex min-h-12 items-center justify-between gap-2 rounded-xl border border-edge bg-surface px-3 text-start hover:bg-raised"
          >
            <span className="truncate">{filters.person === undefined ? t("anybody") : (name ?? "…")}</span>
            <ChevronDown aria-hidden className="size-4 shrink-0 text-soft" />
          </button>
        </div>
        <DayField label={t("from")} value={filters.from} onChange={(from) => set({ from })} />
        <DayField label={t("to")} value={filters.to} onChange={(to) => set({ to })} />
      </div>
      {countOf(filters) > 0 && (
        <Button kind="quiet" onClick={reset} className="self-start">
          {t("reset")}
        </Button>
      )}
      {picking && (
        <PersonPicker
          chosen={filters.person}
          onChoose={(person) => {
            if (person) note(person.id, person.nickname);
            set({ person: person?.id });
            setPicking(false);
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </div>
  );
}
