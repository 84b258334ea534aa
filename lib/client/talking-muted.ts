/** Whether somebody talks while their microphone is off. Times are milliseconds. */

/** Root mean square from which it is talking and not breathing (-34 dBFS). */
const talksAt = 0.02;
/** So many loud looks, less half of the quiet ones between them, are talking. */
const enough = 3;
const shownMs = 8_000;
/** Not again and again: whoever talks to somebody in the room knows it by now. */
const restMs = 60_000;

export interface TalkingMuted {
  readonly score: number;
  /** Since when it is told. */
  readonly shownAt?: number;
  /** When it was told last. */
  readonly toldAt?: number;
}

export const notTalking: TalkingMuted = { score: 0 };

export interface Look {
  readonly muted: boolean;
  readonly level: number;
  readonly now: number;
}

/** To be told a few times a second. */
export function talkingAfter(before: TalkingMuted, { muted, level, now }: Look): TalkingMuted {
  const { shownAt, toldAt } = before;
  const kept = toldAt === undefined ? {} : { toldAt };
  if (!muted) return { score: 0, ...kept };
  if (shownAt !== undefined) return now - shownAt < shownMs ? before : { score: 0, ...kept };
  if (toldAt !== undefined && now - toldAt < restMs) return { score: 0, ...kept };
  const score = Math.max(0, before.score + (level >= talksAt ? 1 : -0.5));
  return score >= enough ? { score: 0, shownAt: now, toldAt: now } : { score, ...kept };
}

/** It was read, and is not told for a while. */
export const quietened = ({ toldAt }: TalkingMuted): TalkingMuted => ({
  score: 0,
  ...(toldAt !== undefined && { toldAt }),
});
