import { useTranslations } from "use-intl";
import type { StageView } from "@/lib/client/types";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { CallControls } from "./bar/controls";

interface Props {
  readonly switchedOff: StageView["switchedOff"];
  readonly actions: Pick<CallControls, "setMicrophone" | "setCamera">;
}

/** That the host has switched off one's own microphone or camera, with the way to switch it on again. */
export function SwitchedOff({ switchedOff, actions }: Props) {
  const t = useTranslations("inCall.host");
  return switchedOff.map(({ device, by }) => (
    <Notice key={device} urgent className="w-full max-w-lg items-center! py-1.5! shadow-lg">
      <div className="flex items-center gap-2">
        <p className="flex-1">{t(`off.${device}`, { name: by })}</p>
        <Button
          kind="quiet"
          onClick={() =>
            void (device === "microphone" ? actions.setMicrophone(true) : actions.setCamera(true))
          }
        >
          {t(`on.${device}`)}
        </Button>
      </div>
    </Notice>
  ));
}
