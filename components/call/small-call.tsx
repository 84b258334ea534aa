import { Maximize2, Mic, MicOff, PhoneOff, X } from "lucide-react";
import { useTranslations } from "use-intl";
import type { LocalView, PhoneActions, StageView } from "@/lib/client/types";
import { IconButton } from "@/components/ui/icon-button";
import type { CallControls } from "./bar/controls";
import { CallNotices } from "./call-notices";
import { CallTimer } from "./call-timer";
import { isOn } from "./devices";
import { useNames, useStageWords } from "./use-words";

interface Props {
  readonly stage: StageView;
  readonly local: LocalView;
  readonly serverOffset: number;
  readonly actions: CallControls & Pick<PhoneActions, "dismiss">;
  readonly onReturn: () => void;
}

/** The call while one looks at another page. */
export function SmallCall({ stage, local, serverOffset, actions, onReturn }: Props) {
  const t = useTranslations("call");
  const names = useNames()(stage.people);
  const words = useStageWords()(stage);
  const over = stage.phase === "over";
  const microphone = isOn(local.microphone);
  return (
    <div className="colors-dark fixed inset-x-0 bottom-0 z-20 flex flex-col gap-2 text-ink md:inset-x-auto md:end-6 md:bottom-6 md:w-96">
      <div className="flex flex-col items-center gap-2 px-2 md:px-0">
        <CallNotices stage={stage} local={local} actions={actions} />
      </div>
      <section
        aria-label={t("with", { names })}
        className="safe-x safe-bottom flex items-center gap-2 bg-surface pt-3 shadow-lg md:rounded-3xl md:pb-3"
      >
        <button
          type="button"
          onClick={onReturn}
          aria-label={t("return")}
          className="flex min-h-11 min-w-0 flex-1 items-center gap-3 rounded-full px-2 text-start hover:bg-raised"
        >
          <Maximize2 aria-hidden className="size-5 shrink-0" />
          <span className="flex min-w-0 flex-col leading-tight">
            <span className="truncate font-medium">{names}</span>
            <span className="truncate text-sm text-soft">
              {stage.phase === "connected" && stage.connectedAt !== undefined ? (
                <CallTimer connectedAt={stage.connectedAt} serverOffset={serverOffset} />
              ) : (
                words.title
              )}
            </span>
          </span>
        </button>
        {over ? (
          <IconButton icon={X} kind="on" label={t("close")} onClick={actions.dismiss} />
        ) : (
          <>
            <IconButton
              icon={microphone ? Mic : MicOff}
              kind={microphone ? "on" : "off"}
              label={t("microphone")}
              aria-pressed={microphone}
              onClick={() => void actions.setMicrophone(!microphone)}
            />
            <IconButton
              icon={PhoneOff}
              kind="danger"
              label={t(stage.phase !== "connected" ? "cancel" : stage.group ? "leave" : "hangUp")}
              onClick={() => void actions.hangUp()}
            />
          </>
        )}
      </section>
    </div>
  );
}
