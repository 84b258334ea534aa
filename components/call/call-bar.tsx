import { Mic, MicOff, PhoneOff, Video, VideoOff } from "lucide-react";
import { useTranslations } from "use-intl";
import type { LocalView, PhoneActions } from "@/lib/client/types";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import { isOn } from "./devices";

export type CallControls = Pick<PhoneActions, "setMicrophone" | "setCamera" | "hangUp">;

interface Props {
  readonly local: LocalView;
  readonly actions: CallControls;
  /** It has not been answered yet: the red button cancels. */
  readonly pending: boolean;
  readonly className?: string;
}

/** What one does in a call. */
export function CallBar({ local, actions, pending, className }: Props) {
  const t = useTranslations("call");
  const microphone = isOn(local.microphone);
  const camera = isOn(local.camera);
  return (
    <div role="group" aria-label={t("controls")} className={cx("flex items-center gap-4", className)}>
      <IconButton
        size="large"
        icon={microphone ? Mic : MicOff}
        kind={microphone ? "on" : "off"}
        label={t("microphone")}
        aria-pressed={microphone}
        aria-busy={local.microphone.opening}
        onClick={() => void actions.setMicrophone(!microphone)}
      />
      <IconButton
        size="large"
        icon={camera ? Video : VideoOff}
        kind={camera ? "on" : "off"}
        label={t("camera")}
        aria-pressed={camera}
        aria-busy={local.camera.opening}
        onClick={() => void actions.setCamera(!camera)}
      />
      <IconButton
        size="large"
        icon={PhoneOff}
        kind="danger"
        label={t(pending ? "cancel" : "hangUp")}
        onClick={() => void actions.hangUp()}
        className="w-20!"
      />
    </div>
  );
}
