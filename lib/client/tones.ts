import type { Tone } from "./ports";

/** Pure: the tones of the phone as samples. */

/** Enough for tones below 2 kHz. */
export const sampleRate = 16_000;

interface Note {
  /** Hertz. */
  readonly pitch: number;
  /** Seconds from the start of the tone, and how long. */
  readonly at: number;
  readonly length: number;
  /** 0 to 1. */
  readonly volume: number;
  /** `steady` as a line tone, or `struck` and fading like a bell. */
  readonly shape: "steady" | "struck";
}

interface Score {
  /** Seconds; a tone that repeats begins anew after so long. */
  readonly length: number;
  readonly repeats: boolean;
  readonly notes: readonly Note[];
}

const line = (at: number, length: number, volume: number): Note => ({
  pitch: 425,
  at,
  length,
  volume,
  shape: "steady",
});
const bell = (at: number, pitch: number): Note => ({ pitch, at, length: 0.9, volume: 0.3, shape: "struck" });

/** The ringback has the pitch and the cadence of ETSI TR 101 041-2 networks: 425 Hz, 1 s on, 4 s off. */
export const scores: Readonly<Record<Tone, Score>> = {
  ringback: { length: 5, repeats: true, notes: [line(0, 1, 0.12)] },
  ringtone: {
    length: 3,
    repeats: true,
    notes: [bell(0, 659.26), bell(0.22, 783.99), bell(0.44, 659.26), bell(0.66, 783.99), bell(0.88, 987.77)],
  },
  // Soft, for somebody who talks: the cadence of call waiting in ETSI TR 101 041-2.
  waiting: { length: 4, repeats: true, notes: [line(0, 0.2, 0.06), line(0.4, 0.2, 0.06)] },
  ended: {
    length: 0.7,
    repeats: false,
    notes: [line(0, 0.15, 0.1), line(0.25, 0.15, 0.1), line(0.5, 0.15, 0.1)],
  },
};

/** Seconds in which a note comes and goes, so that it does not click. */
const edge = 0.02;

function loudness({ shape, length }: Note, since: number): number {
  const edges = Math.min(1, since / edge, (length - since) / edge);
  return shape === "struck" ? edges * Math.exp(-5 * since) : edges;
}

/** One round of a tone, samples between -1 and 1. */
export function samplesOf(tone: Tone): Float32Array<ArrayBuffer> {
  const { length, notes } = scores[tone];
  const samples = new Float32Array(Math.round(length * sampleRate));
  for (const note of notes) {
    const first = Math.round(note.at * sampleRate);
    const count = Math.min(Math.round(note.length * sampleRate), samples.length - first);
    for (let index = 0; index < count; index++) {
      const since = index / sampleRate;
      const wave = Math.sin(2 * Math.PI * note.pitch * since);
      samples[first + index] = (samples[first + index] ?? 0) + note.volume * loudness(note, since) * wave;
    }
  }
  return samples;
}
