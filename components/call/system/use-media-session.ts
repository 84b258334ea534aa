import { useEffect, useEffectEvent } from "react";
import type { CallControls } from "../bar/controls";

/** Not all of these are in every browser's, nor in the compiler's, list. */
type Action = MediaSessionAction | "togglemicrophone" | "togglecamera" | "hangup" | "enterpictureinpicture";

function handle(action: Action, handler: (() => void) | null): void {
  try {
    navigator.mediaSession.setActionHandler(action as MediaSessionAction, handler);
  } catch {
    // This browser knows no such key.
  }
}

interface Session {
  readonly active: boolean;
  /** With whom. */
  readonly title: string;
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly actions: CallControls;
  /** The browser asks for it when one goes to another tab. */
  readonly openPip?: () => void;
}

/** Keys of headsets and of the system act on the call (W3C Media Session). */
export function useMediaSession({ active, title, microphone, camera, actions, openPip }: Session): void {
  const press = useEffectEvent((action: Action) => {
    if (action === "togglemicrophone") void actions.setMicrophone(!microphone);
    if (action === "togglecamera") void actions.setCamera(!camera);
    if (action === "hangup") void actions.hangUp();
    if (action === "enterpictureinpicture") openPip?.();
  });
  useEffect(() => {
    if (!active || !("mediaSession" in navigator)) return;
    const keys = ["togglemicrophone", "togglecamera", "hangup", "enterpictureinpicture"] as const;
    for (const key of keys) handle(key, () => press(key));
    return () => {
      for (const key of keys) handle(key, null);
      navigator.mediaSession.metadata = null;
    };
  }, [active]);
  useEffect(() => {
    if (!active || !("mediaSession" in navigator)) return;
    navigator.mediaSession.metadata = new MediaMetadata({ title });
  }, [active, title]);
  useEffect(() => {
    if (!active || !("mediaSession" in navigator)) return;
    // Older browsers have neither.
    const session = navigator.mediaSession as Partial<MediaSession>;
    void session.setMicrophoneActive?.(microphone);
    void session.setCameraActive?.(camera);
  }, [active, microphone, camera]);
}
