import { Check } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFound } from "@/lib/client/use-found";
import type { Person } from "@/lib/contract";
import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/cx";
import { SearchField } from "@/components/ui/search-field";
import { Sheet } from "@/components/ui/sheet";

interface Props {
  /** The id of whom it is now. */
  readonly chosen: string | undefined;
  readonly onChoose: (person: Person | undefined) => void;
  readonly onClose: () => void;
}

const row = "flex min-h-13 w-full items-center gap-3 rounded-xl px-2 py-1.5 text-start hover:bg-raised";

/** Lets one choose with whom the calls are to be. */
export function PersonPicker({ chosen, onChoose, onClose }: Props) {
  const t = useTranslations("history.picker");
  const [keyword, setKeyword] = useState("");
  const { people, loading, failed } = useFound(keyword.trim(), { limit: 30, without: "everybody" });
  return (
    <Sheet title={t("title")} about={t("text")} close={t("close")} onClose={onClose}>
      <SearchField
        label={t("search")}
        clearLabel={t("clear")}
        maxLength={64}
        value={keyword}
        onChange={setKeyword}
      />
      <ul aria-label={t("people")} aria-busy={loading} className="-mx-2 flex flex-col">
        {chosen !== undefined && (
          <li>
            <button type="button" onClick={() => onChoose(undefined)} className={row}>
              {t("anybody")}
            </button>
          </li>
        )}
        {people.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              aria-pressed={person.id === chosen}
              onClick={() => onChoose(person)}
              className={cx(row, person.id === chosen && "bg-raised")}
            >
              <Avatar name={person.nickname} src={person.avatar} size="small" />
              <span className="min-w-0 flex-1 truncate">{person.nickname}</span>
              {person.id === chosen && <Check aria-hidden className="size-5 text-accent-ink" />}
            </button>
          </li>
        ))}
      </ul>
      {!loading && people.length === 0 && (
        <p role="status" className="px-2 text-soft">
          {t(failed ? "error" : "none")}
        </p>
      )}
    </Sheet>
  );
}
