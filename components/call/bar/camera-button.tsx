import { Video, VideoOff } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";
import { isOn } from "../devices";
import { useHotkeys } from "../keys/use-hotkeys";
import type { ControlProps } from "./controls";

export function CameraButton({ local, actions }: ControlProps) {
  const t = useTranslations("call");
  const hotkeys = useHotkeys();
  const on = isOn(local.camera);
  return (
    <IconButton
      size="bar"
      icon={on ? Video : VideoOff}
      kind={on ? "on" : "off"}
      label={t("camera")}
      hotkey={hotkeys.camera}
      aria-pressed={on}
      aria-busy={local.camera.opening}
      onClick={() => void actions.setCamera(!on)}
    />
  );
}
