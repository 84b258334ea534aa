import { MonitorOff, MonitorUp } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";
import { useHotkeys } from "../keys/use-hotkeys";
import type { ControlProps } from "./controls";

/** Shares the screen or stops. Not there where the browser cannot, as on phones. */
export function ShareButton({ local, actions }: ControlProps) {
  const t = useTranslations("devices.share");
  const hotkeys = useHotkeys();
  const { possible, stream, opening } = local.screen;
  if (!possible) return null;
  const shared = stream !== null;
  return (
    <IconButton
      size="bar"
      icon={shared ? MonitorOff : MonitorUp}
      kind={shared ? "off" : "on"}
      label={t(shared ? "stop" : "start")}
      hotkey={hotkeys.share}
      aria-busy={opening}
      onClick={() => void actions.shareScreen(!shared)}
    />
  );
}
