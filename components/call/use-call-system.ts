import type { LocalView, PhoneActions, StageView } from "@/lib/client/types";
import { isOn } from "./devices";
import { type Pip, usePip } from "./pip/use-pip";
import { useMediaSession } from "./system/use-media-session";
import { useWakeLock } from "./system/use-wake-lock";
import { useNames } from "./use-words";

/** Held in the hand: its screen goes off soon. */
const isHandheld = () => typeof window !== "undefined" && window.matchMedia("(pointer: coarse)").matches;

/** What a call has to do with the system round the page, whichever page is shown. Answers the window of its own. */
export function useCallSystem(
  stage: StageView | null,
  local: LocalView,
  actions: PhoneActions,
): Pip | undefined {
  const connected = stage?.phase === "connected";
  const names = useNames();
  const pip = usePip(connected);
  const pictures =
    stage?.type === "video" || local.camera.on || stage?.people.some((tile) => tile.videoEnabled);
  useWakeLock(connected && (pictures === true || isHandheld()));
  useMediaSession({
    active: connected,
    title: stage === null ? "" : names(stage.people),
    microphone: isOn(local.microphone),
    camera: isOn(local.camera),
    actions,
    openPip: pip?.open,
  });
  return pip;
}
