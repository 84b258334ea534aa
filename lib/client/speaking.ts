/** Who speaks, by how loud they are: root mean square of the samples, 0 to 1. Times are milliseconds. */

/** From this level on somebody speaks (-36 dBFS) … */
const beginsAt = 0.016;
/** … and goes on speaking down to this one (-45 dBFS), so that a voice that fades does not flicker. */
const goesOnAt = 0.0055;
/** Pauses between words are shorter than this. */
const pauseMs = 800;
/** Whoever has spoken for so long is shown large when the one who was is silent. */
const takesOverMs = 1_000;
/** So much louder, for so long, and they are shown large also while the other one speaks. */
const muchLouder = 2.5;
const drownsOutMs = 2_000;
/** How much of the level before is in the present one. */
const memory = 0.6;

interface Voice {
  readonly level: number;
  /** While they speak: since when, when last, and since when much louder than who is shown large. */
  readonly since?: number;
  readonly heardAt?: number;
  readonly loudSince?: number;
}

export interface Speaking {
  readonly at?: number;
  readonly voices: Readonly<Record<string, Voice>>;
  /** Whom a layout with one large picture shows. */
  readonly lead?: string;
}

export const nobodySpeaks: Speaking = { voices: {} };

const speaks = (voice: Voice | undefined) => voice?.since !== undefined;

/** Ids of those who speak. */
export const speakingNow = ({ voices }: Speaking): readonly string[] =>
  Object.keys(voices).filter((userId) => speaks(voices[userId]));

function voiceAfter(before: Voice | undefined, level: number, now: number): Voice {
  const smooth = before === undefined ? level : before.level * memory + level * (1 - memory);
  if (level >= (speaks(before) ? goesOnAt : beginsAt)) {
    return { level: smooth, since: before?.since ?? now, heardAt: now, loudSince: before?.loudSince };
  }
  const pausing = before?.heardAt !== undefined && now - before.heardAt < pauseMs;
  return pausing ? { ...before, level: smooth } : { level: smooth };
}

/** The loudest of those for whom this holds. */
function loudest(
  voices: Speaking["voices"],
  holds: (voice: Voice, userId: string) => boolean,
): string | undefined {
  const some = Object.entries(voices).filter(([userId, voice]) => holds(voice, userId));
  return some.sort(([, a], [, b]) => b.level - a.level)[0]?.[0];
}

function leadAfter(lead: string | undefined, voices: Speaking["voices"], now: number): string | undefined {
  const leading = lead === undefined ? undefined : voices[lead];
  if (leading === undefined) return loudest(voices, speaks);
  const lasts = (since: number | undefined, ms: number) => since !== undefined && now - since >= ms;
  const taking = loudest(voices, (voice, userId) => {
    if (userId === lead || !speaks(voice)) return false;
    return speaks(leading) ? lasts(voice.loudSince, drownsOutMs) : lasts(voice.since, takesOverMs);
  });
  return taking ?? lead;
}

/** Who speaks after these levels of everybody who is there; to be told a few times a second. */
export function speakingAfter(
  before: Speaking,
  levels: Readonly<Record<string, number>>,
  now: number,
): Speaking {
  const heard = Object.entries(levels).map(
    ([userId, level]) => [userId, voiceAfter(before.voices[userId], level, now)] as const,
  );
  const leadLevel = heard.find(([userId]) => userId === before.lead)?.[1].level ?? 0;
  const voices = Object.fromEntries(
    heard.map(([userId, voice]) => {
      const louder = speaks(voice) && voice.level > leadLevel * muchLouder;
      return [userId, { ...voice, loudSince: louder ? (voice.loudSince ?? now) : undefined }];
    }),
  );
  const lead = leadAfter(before.lead, voices, now);
  return { at: now, voices, ...(lead !== undefined && { lead }) };
}
