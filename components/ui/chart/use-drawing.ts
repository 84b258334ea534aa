import { useEffect, useEffectEvent, useRef, useState, type RefObject } from "react";
import type { Drawing } from "./draw";
import type { Picture } from "./types";

/** Calls this when the colours of the page change. */
function onThemeChange(follow: () => void): () => void {
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const observer = new MutationObserver(follow);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  system.addEventListener("change", follow);
  return () => {
    observer.disconnect();
    system.removeEventListener("change", follow);
  };
}

/** Draws on this canvas once the library is there, and anew whenever the picture is another. */
export function useDrawing(
  place: RefObject<HTMLCanvasElement | null>,
  picture: Picture,
): { failed: boolean } {
  const drawing = useRef<Drawing>(undefined);
  const [failed, setFailed] = useState(false);
  const show = useEffectEvent(() => drawing.current?.show(picture));
  const begin = useEffectEvent((draw: (canvas: HTMLCanvasElement, picture: Picture) => Drawing) => {
    if (place.current !== null) drawing.current = draw(place.current, picture);
  });

  useEffect(() => {
    let gone = false;
    import("./draw").then(
      ({ draw }) => {
        if (!gone) begin(draw);
      },
      () => setFailed(true),
    );
    const stop = onThemeChange(() => show());
    return () => {
      gone = true;
      stop();
      drawing.current?.remove();
      drawing.current = undefined;
    };
  }, []);

  useEffect(() => show(), [picture]);
  return { failed };
}
