import { Phone, Video } from "lucide-react";
import { useTranslations } from "use-intl";
import { outcomeOf } from "@/lib/client/outcome";
import type { CallRecord } from "@/lib/client/record";
import type { PersonRef, PhoneActions } from "@/lib/client/types";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { useNames, useOutcomeWords } from "../use-words";
import { ExportButton } from "./export-button";
import { useTimes } from "./use-times";

interface Props {
  readonly record: CallRecord;
  readonly me: PersonRef;
  /** This user is in another call and cannot place one. */
  readonly busy: boolean;
  readonly version: string;
  readonly actions: Pick<PhoneActions, "call">;
}

/** With whom, when, and how it went. */
export function RecordHeader({ record, me, busy, version, actions }: Props) {
  const t = useTranslations();
  const { moment } = useTimes();
  const { call, timeline } = record;
  const people = call.members
    .filter(({ userId }) => userId !== me.userId)
    .map(({ userId, userName, userAvatar }) => ({ userId, name: userName, avatar: userAvatar }));
  const names = useNames()(people);
  const outgoing = call.callerId === me.userId;
  const last = timeline.at(-1);
  // Whoever only looks at a call of others is told no more than that it is over.
  const knowsWho = last !== undefined && people.length < call.members.length;
  const outcome = outcomeOf(call, me.userId, last === undefined ? outgoing : last.actorId === me.userId);
  const words = useOutcomeWords()(outcome, { outgoing, group: call.group, knowsWho }, names);
  const [first] = people;
  const Icon = call.type === "video" ? Video : Phone;
  return (
    <header className="flex flex-col items-center gap-3 text-center sm:flex-row sm:items-start sm:gap-6 sm:text-start">
      <Avatar name={first?.name ?? names} src={first?.avatar} size="large" />
      <div className="flex min-w-0 flex-1 flex-col items-center gap-2 sm:items-start">
        <h1 className="text-3xl font-semibold text-balance">{names}</h1>
        <p className="text-lg text-balance">
          {words.title}
          {words.text !== undefined && <span className="block text-base text-soft">{words.text}</span>}
        </p>
        <p className="flex flex-wrap items-center justify-center gap-x-4 text-soft sm:justify-start">
          <span className="flex items-center gap-2">
            <Icon aria-hidden className="size-4" />
            {t(`record.type.${call.type}`)}
          </span>
          <time dateTime={call.createdAt} suppressHydrationWarning>
            {moment(Date.parse(call.createdAt))}
          </time>
        </p>
        <div className="mt-2 flex flex-wrap justify-center gap-3 sm:justify-start">
          <Button
            disabled={busy || people.length === 0}
            onClick={() => void actions.call(people, call.type, { groupId: call.groupId })}
          >
            <Icon aria-hidden className="size-5" />
            {t("call.again")}
          </Button>
          <ExportButton record={record} version={version} />
        </div>
      </div>
    </header>
  );
}
