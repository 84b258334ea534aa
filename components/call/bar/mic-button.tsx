import { Mic, MicOff } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";
import { isOn } from "../devices";
import { useHotkeys } from "../keys/use-hotkeys";
import type { ControlProps } from "./controls";

export function MicButton({ local, actions }: ControlProps) {
  const t = useTranslations("call");
  const hotkeys = useHotkeys();
  const on = isOn(local.microphone);
  return (
    <IconButton
      size="bar"
      icon={on ? Mic : MicOff}
      kind={on ? "on" : "off"}
      label={t("microphone")}
      hotkey={hotkeys.microphone}
      aria-pressed={on}
      aria-busy={local.microphone.opening}
      onClick={() => void actions.setMicrophone(!on)}
    />
  );
}
