import { Phone, Video } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { outcomeOf } from "@/lib/client/outcome";
import type { PersonRef, PhoneActions } from "@/lib/client/types";
import type { CallDetail } from "@/lib/contract";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { useNames, useOutcomeWords } from "./use-words";

interface Props {
  readonly call: CallDetail;
  readonly me: PersonRef;
  /** This user is in another call and cannot place one. */
  readonly busy: boolean;
  readonly actions: Pick<PhoneActions, "call">;
}

/** How a call went, looked up later. */
export function CallReport({ call, me, busy, actions }: Props) {
  const t = useTranslations("call");
  const format = useFormatter();
  const people = call.members
    .filter(({ userId }) => userId !== me.userId)
    .map(({ userId, userName, userAvatar }) => ({ userId, name: userName, avatar: userAvatar }));
  const names = useNames()(people);
  const outgoing = call.callerId === me.userId;
  const outcome = outcomeOf(call, me.userId, outgoing);
  const words = useOutcomeWords()(outcome, { outgoing, group: call.group, knowsWho: false }, names);
  const [first] = people;
  const Icon = call.type === "video" ? Video : Phone;
  const at = new Date(call.createdAt);
  return (
    <article className="mx-auto flex max-w-lg flex-col items-center gap-3 px-6 py-12 text-center">
      <Avatar name={first?.name ?? names} src={first?.avatar} size="large" className="mb-3" />
      <h1 className="text-3xl font-semibold text-balance">{names}</h1>
      <p className="text-lg text-balance">{words.title}</p>
      {words.text !== undefined && <p className="text-soft">{words.text}</p>}
      <time dateTime={call.createdAt} suppressHydrationWarning className="text-soft">
        {format.dateTime(at, {
          dateStyle: "long",
          timeStyle: "short",
          timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        })}
      </time>
      <Button
        disabled={busy || people.length === 0}
        onClick={() => void actions.call(people, call.type)}
        className="mt-5 min-h-12 px-6"
      >
        <Icon aria-hidden className="size-5" />
        {t("again")}
      </Button>
    </article>
  );
}
