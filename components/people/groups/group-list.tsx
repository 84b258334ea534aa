import { Plus } from "lucide-react";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import type { Group } from "@/lib/contract";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { GroupRow, type GroupRowActions } from "./group-row";
import type { Place } from "./running-call";

/** More would push the people out of sight. */
const shownAtFirst = 3;

interface Props extends GroupRowActions {
  /** Absent while they are being loaded. */
  readonly groups: readonly Group[] | undefined;
  readonly failed: boolean;
  readonly ownId: string;
  readonly placeOf: (group: Group) => Place;
  readonly onNew: () => void;
  readonly onRetry: () => void;
}

/** The groups that one is in, or in words why there are none to see. */
export function GroupList({ groups, failed, ownId, placeOf, onNew, onRetry, ...actions }: Props) {
  const t = useTranslations("people.groups");
  const id = useId();
  const [all, setAll] = useState(false);
  const shown = all ? groups : groups?.slice(0, shownAtFirst);
  const more = (groups?.length ?? 0) - shownAtFirst;
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <div className="flex items-center justify-between gap-3 px-2">
        <h2 id={id} className="text-xl font-semibold">
          {t("title")}
        </h2>
        <Button kind="quiet" onClick={onNew} className="-me-3">
          <Plus aria-hidden className="size-4 shrink-0" />
          {t("new")}
        </Button>
      </div>
      {groups === undefined && !failed && <Skeleton className="h-18 rounded-2xl" />}
      {groups === undefined && failed && (
        <Notice kind="danger">
          <p>{t("error")}</p>
          <Button kind="secondary" className="mt-2" onClick={onRetry}>
            {t("retry")}
          </Button>
        </Notice>
      )}
      {groups?.length === 0 && <p className="px-2 text-soft">{t("none")}</p>}
      {shown !== undefined && shown.length > 0 && (
        <ul aria-labelledby={id} className="flex flex-col gap-2">
          {shown.map((group) => (
            <GroupRow key={group.id} group={group} ownId={ownId} place={placeOf(group)} {...actions} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <Button kind="quiet" aria-expanded={all} onClick={() => setAll(!all)} className="self-start">
          {all ? t("fewer") : t("all", { count: groups?.length ?? 0 })}
        </Button>
      )}
    </section>
  );
}
