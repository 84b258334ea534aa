import { useEffect, useRef, useState } from "react";
import { type LevelMeter, openLevelMeter } from "@/lib/client/level-meter";
import { nobodySpeaks, speakingAfter, speakingNow } from "@/lib/client/speaking";
import { notTalking, quietened, talkingAfter } from "@/lib/client/talking-muted";
import type { LocalView, Phone } from "@/lib/client/types";
import { isOn } from "../devices";

const everyMs = 250;

export interface Voices {
  /** Ids of those who speak; oneself is `me`. */
  readonly speaking: readonly string[];
  /** Which of the others is shown where one is large. */
  readonly lead?: string;
  /** This user talks, and nobody hears it. */
  readonly talkingMuted: boolean;
}

const silence: Voices = { speaking: [], talkingMuted: false };
const same = (a: Voices, b: Voices) =>
  a.lead === b.lead && a.talkingMuted === b.talkingMuted && a.speaking.join() === b.speaking.join();

interface Options {
  readonly levels: Phone["levels"];
  readonly local: LocalView;
  /** There is somebody to hear. */
  readonly active: boolean;
}

/** Listens a few times a second to how loud everybody is. The own microphone is listened to also while it is muted. */
export function useVoices({ levels, local, active }: Options): readonly [Voices, () => void] {
  const [voices, setVoices] = useState(silence);
  const [track] = local.stream?.getAudioTracks() ?? [];
  const meter = useRef<LevelMeter>(null);
  const muted = useRef(false);
  const talking = useRef(notTalking);
  useEffect(() => {
    muted.current = !isOn(local.microphone) && local.microphone.problem === undefined;
  }, [local.microphone]);

  useEffect(() => {
    if (track === undefined || !active) return;
    meter.current = openLevelMeter(track);
    return () => {
      meter.current?.close();
      meter.current = null;
    };
  }, [track, active]);

  useEffect(() => {
    if (!active) return;
    let others = nobodySpeaks;
    let own = nobodySpeaks;
    let stopped = false;
    let busy = false;
    const look = async () => {
      const level = meter.current?.level() ?? 0;
      const heard = await levels();
      if (stopped) return;
      const now = performance.now();
      others = speakingAfter(others, heard, now);
      own = speakingAfter(own, { me: muted.current ? 0 : level }, now);
      talking.current = talkingAfter(talking.current, { muted: muted.current, level, now });
      const next: Voices = {
        speaking: [...speakingNow(others), ...speakingNow(own)],
        ...(others.lead !== undefined && { lead: others.lead }),
        talkingMuted: talking.current.shownAt !== undefined,
      };
      setVoices((before) => (same(before, next) ? before : next));
    };
    const timer = setInterval(() => {
      if (busy) return;
      busy = true;
      // A connection may be closed while it is asked.
      void look()
        .catch(() => undefined)
        .finally(() => (busy = false));
    }, everyMs);
    return () => {
      stopped = true;
      clearInterval(timer);
      setVoices(silence);
    };
  }, [levels, active]);

  const dismiss = () => {
    talking.current = quietened(talking.current);
    setVoices((before) => ({ ...before, talkingMuted: false }));
  };
  return [voices, dismiss];
}
