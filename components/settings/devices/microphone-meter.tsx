"use client";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { openLevelMeter } from "@/lib/client/level-meter";

/** A voice is far louder than this, and a room that is quiet is not. */
const silence = 0.003;
const patienceMs = 4_000;

/** How loud the microphone is; says so when it hears nothing. */
export function MicrophoneMeter({ track }: { readonly track: MediaStreamTrack }) {
  const t = useTranslations("settings.devices");
  const bar = useRef<HTMLDivElement>(null);
  const [silent, setSilent] = useState(false);
  useEffect(() => {
    // A bar that follows the voice.
    const meter = openLevelMeter(track, 1024);
    let heardAt = performance.now();
    let frame = 0;
    const draw = (now: number) => {
      const level = meter.level();
      // Ears hear ratios: from -60 dB to 0.
      const shown = Math.max(0, 1 + Math.log10(Math.max(level, 0.001)) / 3);
      bar.current?.style.setProperty("inline-size", `${Math.round(shown * 100)}%`);
      if (level > silence) heardAt = now;
      setSilent(now - heardAt > patienceMs);
      frame = requestAnimationFrame(draw);
    };
    frame = requestAnimationFrame(draw);
    return () => {
      cancelAnimationFrame(frame);
      meter.close();
    };
  }, [track]);
  return (
    <div className="flex flex-col gap-2">
      <div aria-hidden className="h-3 overflow-hidden rounded-full bg-raised">
        <div ref={bar} className="h-full w-0 rounded-full bg-accent" />
      </div>
      <p role="status" className="text-sm text-soft">
        {t(silent ? "silent" : "speak")}
      </p>
    </div>
  );
}
