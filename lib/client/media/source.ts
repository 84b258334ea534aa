import type { Effect, Processed } from "./effects";

/** A device that is open, and what is sent of it. */
export interface Source {
  /** Of the device itself. */
  readonly raw: MediaStreamTrack;
  /** What is sent: the same track, or what the effect has made of it. */
  readonly track: MediaStreamTrack;
  readonly effect: Effect | null;
  /** The effect could not be had. */
  readonly plain: boolean;
  /** Ends the effect and leaves the device open. */
  readonly endEffect: () => void;
}

/** The `deviceId` of the one that is open. */
export const idOf = (source: Source | null): string | undefined => source?.raw.getSettings().deviceId;

/** Puts a device through an effect. Never rejects. */
export async function sourceOf(raw: MediaStreamTrack, effect: Effect | null): Promise<Source> {
  const unchanged = { raw, track: raw, effect, plain: effect !== null, endEffect: () => undefined };
  if (effect === null) return unchanged;
  let processed: Processed;
  try {
    processed = await effect(raw);
  } catch {
    return unchanged;
  }
  return { raw, track: processed.track, effect, plain: false, endEffect: () => processed.stop() };
}

/** Closes the device. */
export function stop(source: Source): void {
  source.raw.onended = null;
  source.endEffect();
  source.raw.stop();
}

/** Silent, or black, while it is not enabled; the device stays open. */
export function enable({ raw, track }: Source, on: boolean): void {
  raw.enabled = on;
  track.enabled = on;
}
