import { CloudOff, SearchX, Users } from "lucide-react";
import { useTranslations } from "use-intl";
import type { CallType } from "@/lib/call";
import type { PersonRef } from "@/lib/client/types";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { SkeletonRows } from "@/components/ui/skeleton";
import { PersonCheck } from "./person-check";
import { refOf } from "./person-ref";
import { PersonRow } from "./person-row";
import type { People } from "./use-people";
import type { Picked } from "./use-picked";

interface Props {
  readonly people: Omit<People, "reload" | "loadMore">;
  readonly presence: Readonly<Record<string, boolean>>;
  readonly busy: boolean;
  readonly blocked: ReadonlySet<string>;
  /** Several are being picked: instead of being called at once. */
  readonly picked?: Picked;
  readonly onBlock: (userId: string, block: boolean) => void;
  readonly onCall: (person: PersonRef, type: CallType) => void;
  readonly onRetry: () => void;
  readonly onMore: () => void;
}

/** Everybody one may call, or in words why there is nobody to see. */
export function PeopleList({
  people,
  presence,
  busy,
  blocked,
  picked,
  onBlock,
  onCall,
  onRetry,
  onMore,
}: Props) {
  const t = useTranslations("people");
  if (people.loading && people.people.length === 0) return <SkeletonRows count={5} />;
  if (people.failed) {
    return (
      <Empty icon={CloudOff} title={t("error")} text={t("errorText")}>
        <Button onClick={onRetry}>{t("retry")}</Button>
      </Empty>
    );
  }
  if (people.people.length === 0) {
    return people.keyword === "" ? (
      <Empty icon={Users} title={t("none")} text={t("noneText")} />
    ) : (
      <Empty icon={SearchX} title={t("noMatch", { keyword: people.keyword })} text={t("noMatchText")} />
    );
  }
  return (
    <>
      {busy && <p className="px-2 text-sm text-soft">{t("inCall")}</p>}
      <ul aria-label={t("list")} aria-busy={people.loading} className="flex flex-col">
        {people.people.map((person) =>
          picked !== undefined ? (
            <PersonCheck
              key={person.id}
              person={refOf(person)}
              about={person.username}
              checked={picked.has(person.id)}
              onToggle={() => picked.toggle(refOf(person))}
            />
          ) : (
            <PersonRow
              key={person.id}
              person={refOf(person)}
              username={person.username}
              online={presence[person.id] ?? person.online}
              busy={busy}
              blocked={blocked.has(person.id)}
              onBlock={(block) => onBlock(person.id, block)}
              onCall={(type) => onCall(refOf(person), type)}
            />
          ),
        )}
      </ul>
      {people.more && (
        <Button kind="secondary" onClick={onMore} className="self-center">
          {t("more")}
        </Button>
      )}
    </>
  );
}
