import { Phone, PhoneOff, Video } from "lucide-react";
import { useTranslations } from "use-intl";
import type { IncomingView, PhoneActions } from "@/lib/client/types";
import { Button } from "@/components/ui/button";

interface Props {
  readonly call: IncomingView;
  readonly actions: Pick<PhoneActions, "answer" | "decline">;
  /** Its answer gets the focus when the dialog appears. */
  readonly first: boolean;
}

/**
 * Answering and declining. While in another call an answer ends that one. After the click to answer one can only
 * decline, for the browser may still ask for the microphone.
 */
export function IncomingActions({ call, actions, first }: Props) {
  const t = useTranslations("incoming");
  const { callId, type, answering, waiting } = call;
  const Icon = type === "video" ? Video : Phone;
  return (
    <div className="flex w-full flex-col gap-2.5">
      {waiting && (
        <Button
          disabled={answering}
          onClick={() => void actions.answer(callId, { video: type === "video", endOther: true })}
          className="min-h-13"
        >
          <Icon aria-hidden className="size-5" />
          {t("endAndAnswer")}
        </Button>
      )}
      {!waiting && (
        <Button
          data-first={first ? "" : undefined}
          disabled={answering}
          onClick={() => void actions.answer(callId, { video: type === "video" })}
          className="min-h-13"
        >
          <Icon aria-hidden className="size-5" />
          {t("answer")}
        </Button>
      )}
      {!waiting && type === "video" && (
        <Button
          kind="secondary"
          disabled={answering}
          onClick={() => void actions.answer(callId, { video: false })}
        >
          <Phone aria-hidden className="size-4" />
          {t("answerAudio")}
        </Button>
      )}
      <div className="grid grid-cols-2 gap-2.5">
        <Button kind="danger" onClick={() => void actions.decline(callId, "declined")}>
          <PhoneOff aria-hidden className="size-4" />
          {t("decline")}
        </Button>
        <Button kind="secondary" onClick={() => void actions.decline(callId, "busy")}>
          {t("busy")}
        </Button>
      </div>
    </div>
  );
}
