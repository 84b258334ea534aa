import { useEffect, useState } from "react";
import type { Toggle } from "../bar/use-tools";
import { documentPip, openPipWindow } from "./document-pip";

export interface Pip extends Toggle {
  /** Where the small call is to be drawn, while there is a window of its own. */
  readonly window: Window | null;
  readonly open: () => void;
}

/** Of the stage: the picture that is shown in a window that can hold nothing but a picture. */
const mainPicture = () =>
  document.querySelector<HTMLVideoElement>("[data-stage] video:not(.mirrored)") ??
  document.querySelector<HTMLVideoElement>("[data-stage] video");

const ignore = () => undefined;

/**
 * The call over all other windows: in a window of its own where the browser has such, else as its main picture. Absent
 * where it has neither. It ends with the call.
 */
export function usePip(active: boolean): Pip | undefined {
  const [opened, setOpened] = useState<Window | null>(null);
  const [pictured, setPictured] = useState(false);

  useEffect(() => {
    if (opened === null) return;
    const closed = () => setOpened(null);
    opened.addEventListener("pagehide", closed);
    return () => {
      opened.removeEventListener("pagehide", closed);
      opened.close();
    };
  }, [opened]);
  useEffect(() => {
    if (active) return;
    opened?.close();
    if (document.pictureInPictureElement !== null) void document.exitPictureInPicture().catch(ignore);
  }, [active, opened]);
  useEffect(() => {
    const entered = () => setPictured(true);
    const left = () => setPictured(false);
    document.addEventListener("enterpictureinpicture", entered);
    document.addEventListener("leavepictureinpicture", left);
    return () => {
      document.removeEventListener("enterpictureinpicture", entered);
      document.removeEventListener("leavepictureinpicture", left);
    };
  }, []);

  if (!active || typeof document === "undefined") return undefined;
  const pip = documentPip();
  if (pip !== undefined) {
    const open = () => void openPipWindow(pip).then(setOpened, ignore);
    return {
      window: opened,
      on: opened !== null,
      open,
      toggle: opened === null ? open : () => setOpened(null),
    };
  }
  if (!document.pictureInPictureEnabled) return undefined;
  const open = () => void mainPicture()?.requestPictureInPicture().catch(ignore);
  const close = () => void document.exitPictureInPicture().catch(ignore);
  return { window: null, on: pictured, open, toggle: pictured ? close : open };
}
