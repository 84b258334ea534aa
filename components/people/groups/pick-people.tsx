import { useState } from "react";
import { useTranslations } from "use-intl";
import { SkeletonRows } from "@/components/ui/skeleton";
import { PersonCheck } from "../person-check";
import { refOf } from "../person-ref";
import { PeopleSearch } from "../people-search";
import { usePeople } from "../use-people";
import type { Picked } from "../use-picked";

interface Props {
  readonly picked: Picked;
  /** Who cannot be picked: they are in it already. */
  readonly without: readonly string[];
}

/** Everybody here, to be picked for a group. */
export function PickPeople({ picked, without }: Props) {
  const t = useTranslations("people");
  const [keyword, setKeyword] = useState("");
  const { people, loading, failed } = usePeople(keyword.trim(), "");
  const shown = people.filter(({ id }) => !without.includes(id));
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 font-medium">{t("groups.who")}</legend>
      <PeopleSearch value={keyword} onChange={setKeyword} />
      <p role="status" className="px-2 text-sm text-soft">
        {failed ? t("error") : t("pick.count", { count: picked.people.length })}
      </p>
      {loading && people.length === 0 && <SkeletonRows count={2} />}
      {!loading && !failed && shown.length === 0 && <p className="px-2 text-soft">{t("groups.nobody")}</p>}
      <ul className="flex flex-col">
        {shown.map((person) => (
          <PersonCheck
            key={person.id}
            person={refOf(person)}
            about={person.username}
            checked={picked.has(person.id)}
            onToggle={() => picked.toggle(refOf(person))}
          />
        ))}
      </ul>
    </fieldset>
  );
}
