import type { Sounds, Tone } from "./ports";
import { sampleRate, samplesOf, scores } from "./tones";

const gestures = ["pointerdown", "keydown"] as const;

/** Vibrates in the rhythm of the ringtone for about a ring time. Only after a gesture: browsers refuse it before. */
function vibrate(on: boolean): void {
  if (!("vibrate" in navigator) || !navigator.userActivation?.hasBeenActive) return;
  navigator.vibrate(on ? Array.from({ length: 12 }, () => [400, 200, 400, 2_000]).flat() : 0);
}

/** The tones by Web Audio. A tone that plays while sound is blocked is heard from the first gesture on. */
export function createSounds(): Sounds {
  let context: AudioContext | null = null;
  let playing: AudioBufferSourceNode | null = null;
  let vibrating = false;
  const listeners = new Set<() => void>();

  const resume = () => void context?.resume();
  const open = () => {
    if (context !== null) return context;
    context = new AudioContext();
    context.onstatechange = () => {
      if (context?.state === "running") for (const type of gestures) removeEventListener(type, resume, true);
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
    // A context that may sound is still suspended for a moment after it was made.
    blocked: () => open().state !== "running" && !navigator.userActivation?.hasBeenActive,
    stop,
    play(tone: Tone) {
      stop();
      const audio = open();
      const samples = samplesOf(tone);
      const buffer = audio.createBuffer(1, samples.length, sampleRate);
      buffer.copyToChannel(samples, 0);
      playing = audio.createBufferSource();
      playing.buffer = buffer;
      playing.loop = scores[tone].repeats;
      playing.connect(audio.destination);
      playing.start();
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
