import type { Sounds, Tone } from "./ports";
import { sampleRate, samplesOf, scores } from "./tones";

/** A touch counts as a gesture when the finger is lifted. */
const gestures = ["pointerdown", "pointerup", "keydown"] as const;

/** Vibrates in the rhythm of the ringtone for about a ring time. Only after a gesture: browsers refuse it before. */
function vibrate(on: boolean): void {
  if (!("vibrate" in navigator) || !navigator.userActivation?.hasBeenActive) return;
  navigator.vibrate(on ? Array.from({ length: 12 }, () => [400, 200, 400, 2_000]).flat() : 0);
}

/**
 * The tones by Web Audio, unlocked by the first gesture on the page. A tone that plays while sound is blocked is heard
 * from that gesture on. `volume` is that of the ringtone, 0 to 1.
 */
export function createSounds(volume: () => number = () => 1): Sounds {
  let context: AudioContext | null = null;
  let allowed = false;
  let playing: AudioBufferSourceNode | null = null;
  let vibrating = false;
  const sounding = new Set<AudioBufferSourceNode>();
  const listeners = new Set<() => void>();

  const resume = () => void open().resume();
  /** A context that runs costs power, even when it is silent. */
  const rest = () => {
    if (sounding.size === 0 && context?.state === "running") void context.suspend();
  };
  const open = () => {
    if (context !== null) return context;
    context = new AudioContext();
    context.onstatechange = () => {
      if (context?.state !== "running" || allowed) return;
      allowed = true;
      for (const type of gestures) removeEventListener(type, resume, true);
      rest();
      for (const listener of [...listeners]) listener();
    };
    for (const type of gestures) addEventListener(type, resume, true);
    return context;
  };

  const stop = () => {
    if (vibrating) vibrate(false);
    vibrating = false;
    if (playing?.loop) playing.stop();
    playing = null;
  };

  return {
    // Also for the moment that a context takes to begin where no gesture is wanted.
    blocked: () => {
      open();
      return !allowed;
    },
    stop,
    play(tone: Tone) {
      stop();
      const audio = open();
      void audio.resume();
      const samples = samplesOf(tone);
      const buffer = audio.createBuffer(1, samples.length, sampleRate);
      buffer.copyToChannel(samples, 0);
      const gain = audio.createGain();
      gain.gain.value = tone === "ringtone" ? volume() : 1;
      const source = audio.createBufferSource();
      source.buffer = buffer;
      source.loop = scores[tone].repeats;
      source.connect(gain).connect(audio.destination);
      source.onended = () => {
        sounding.delete(source);
        gain.disconnect();
        rest();
      };
      sounding.add(source);
      source.start();
      playing = source;
      vibrating = tone === "ringtone";
      if (vibrating) vibrate(true);
    },
    async unlock() {
      await open().resume();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
