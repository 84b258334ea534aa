import { Phone, PhoneOff, Video } from "lucide-react";
import { useTranslations } from "use-intl";
import type { IncomingView, PhoneActions } from "@/lib/client/types";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { useNames } from "./use-words";

interface Props {
  readonly call: IncomingView;
  readonly actions: Pick<PhoneActions, "answer" | "decline">;
  /** Gets the focus when the dialog appears. */
  readonly first: boolean;
}

/** One call that rings here: who it is, and what to do with it. */
export function IncomingCard({ call, actions, first }: Props) {
  const t = useTranslations("incoming");
  const names = useNames();
  const { callId, from, type, answering, waiting } = call;
  const Icon = type === "video" ? Video : Phone;
  const answer = (video: boolean) => void actions.answer(callId, { video });
  return (
    <section
      aria-label={t(type === "video" ? "videoFrom" : "audioFrom", { name: from.name })}
      className="flex flex-col items-center gap-5 text-center"
    >
      <span className="pulse rounded-full">
        <Avatar name={from.name} src={from.avatar} size="large" className="size-24! text-3xl!" />
      </span>
      <div className="flex flex-col gap-1">
        <p className="text-2xl font-semibold text-balance">{from.name}</p>
        <p className="flex items-center justify-center gap-2 text-soft">
          <Icon aria-hidden className="size-4" />
          {answering ? t("answering") : t(type)}
        </p>
        {call.others.length > 0 && (
          <p className="text-sm text-soft">{t("withOthers", { names: names(call.others) })}</p>
        )}
        {waiting && <p className="text-sm text-soft">{t("waiting")}</p>}
      </div>
      <div className="flex w-full flex-col gap-2.5">
        {!waiting && (
          <Button
            data-first={first ? "" : undefined}
            disabled={answering}
            onClick={() => answer(type === "video")}
            className="min-h-13"
          >
            <Icon aria-hidden className="size-5" />
            {t("answer")}
          </Button>
        )}
        {!waiting && type === "video" && (
          <Button kind="secondary" disabled={answering} onClick={() => answer(false)}>
            <Phone aria-hidden className="size-4" />
            {t("answerAudio")}
          </Button>
        )}
        <div className="grid grid-cols-2 gap-2.5">
          <Button kind="danger" disabled={answering} onClick={() => void actions.decline(callId, "declined")}>
            <PhoneOff aria-hidden className="size-4" />
            {t("decline")}
          </Button>
          <Button kind="secondary" disabled={answering} onClick={() => void actions.decline(callId, "busy")}>
            {t("busy")}
          </Button>
        </div>
      </div>
    </section>
  );
}
