import { Phone, Video } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import type { PhoneActions, StageView } from "@/lib/client/types";
import { Avatar } from "@/components/ui/avatar";
import { Button, buttonClass } from "@/components/ui/button";
import { useLevel } from "./record/use-level";
import { useNames, useStageWords } from "./use-words";

interface Props {
  readonly stage: StageView;
  readonly actions: Pick<PhoneActions, "call" | "join" | "dismiss">;
}

/** One has left a group, and the others may still be talking. */
const leftBehind = ({ group, outcome }: StageView) =>
  group && outcome?.status === "ended" && outcome.byMe && outcome.endReason === "hangup";

/** What happened, and what one may do next. */
export function AfterCall({ stage, actions }: Props) {
  const t = useTranslations("call");
  const summary = useTranslations("record.summary");
  const names = useNames()(stage.people);
  const words = useStageWords()(stage);
  const [first] = stage.people;
  const Icon = stage.type === "video" ? Video : Phone;
  const { callId, type, people, groupId } = stage;
  const back = leftBehind(stage) && callId !== undefined;
  const talked = stage.outcome?.status === "ended" && stage.outcome.duration > 0;
  const level = useLevel(talked ? callId : undefined);
  const again = () =>
    back
      ? actions.join(callId, { type, video: type === "video", people, groupId })
      : actions.call(people, type, { groupId });
  return (
    <div className="absolute inset-0 flex flex-col items-center justify-center gap-3 overflow-y-auto px-6 py-10 text-center">
      <Avatar name={first?.name ?? names} src={first?.avatar} size="large" className="mb-5" />
      {!words.title.includes(names) && <p className="text-lg text-soft">{names}</p>}
      <h2 className="text-2xl font-semibold text-balance">{words.title}</h2>
      {words.text !== undefined && (
        <p role="status" className="max-w-md text-lg text-soft text-balance">
          {words.text}
          {level !== undefined && ` ${summary(`level.${level}`)}`}
        </p>
      )}
      <div className="mt-6 flex flex-wrap justify-center gap-3">
        <Button onClick={() => void again()} className="min-h-12 px-6">
          <Icon aria-hidden className="size-5" />
          {t(back ? "joinAgain" : "again")}
        </Button>
        <Button kind="secondary" onClick={actions.dismiss} className="min-h-12 px-6">
          {t("close")}
        </Button>
        {callId !== undefined && (
          <Link
            href={`/call/${callId}`}
            onClick={actions.dismiss}
            className={buttonClass("quiet", "min-h-12 px-6")}
          >
            {t("details")}
          </Link>
        )}
      </div>
    </div>
  );
}
