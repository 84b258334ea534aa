/**
 * Pure: how much is sent to one other person. In a mesh everybody sends to everybody, so what one line carries is shared
 * by all, and the sound comes first.
 */

/** What the picture may take at most. */
export interface Level {
  /** Bits per second. */
  readonly bitrate: number;
  /** Frames per second. */
  readonly frameRate: number;
  /** Lines of the picture. */
  readonly height: number;
}

/** The best first. Each is so near to the next that the browser's estimate reaches it (at most half more than is sent). */
export const levels: readonly Level[] = [
  { bitrate: 2_000_000, frameRate: 30, height: 720 },
  { bitrate: 1_200_000, frameRate: 30, height: 540 },
  { bitrate: 700_000, frameRate: 25, height: 360 },
  { bitrate: 400_000, frameRate: 20, height: 360 },
  { bitrate: 250_000, frameRate: 15, height: 270 },
  { bitrate: 120_000, frameRate: 10, height: 180 },
];

/** The number of the level at which no picture is sent. */
export const soundOnly = levels.length;

const bestFor = [0, 0, 1, 2, 3, 3, 4, 4];

/** The best level while so many others are there: together never more than 2.5 Mbit/s. */
export const bestLevel = (others: number): number => bestFor[others] ?? 5;

/** Bits per second for the sound. */
export const soundBitrate = (others: number, level: number): number =>
  level === soundOnly ? 24_000 : others > 3 ? 32_000 : 48_000;

/** What the screen that is shared may take: sharp rather than fluent. */
export const screenLimit = (others: number): Pick<Level, "bitrate" | "frameRate"> => ({
  bitrate: Math.floor(Math.min(2_500_000, 2_800_000 / Math.max(1, others))),
  frameRate: others > 3 ? 8 : 15,
});

/** What a connection did since the look before. */
export interface Flow {
  /** What the browser thinks the way carries (availableOutgoingBitrate), in bits per second. */
  readonly available?: number;
  /** Of what was sent, in bits per second. */
  readonly sent: number;
  /** The part that did not arrive, 0 to 1. */
  readonly loss: number;
  /** The encoder is held back by the network (qualityLimitationReason). */
  readonly limited: boolean;
}

export interface Rate {
  /** By the network alone; see {@link bestLevel}. */
  readonly level: number;
  /** Looks in a row at which the way was good, or bad. */
  readonly good: number;
  readonly bad: number;
  /** So many good looks make it try the next better level. Twice as many after each try that failed. */
  readonly patience: number;
  /** Looks since the last try. */
  readonly tried: number;
}

const patience = { least: 4, most: 32 };
/** A way that is found bad so soon after a try was not good enough for it. */
const trialLooks = 5;
const muchLoss = 0.1;

export const fullRate: Rate = { level: 0, good: 0, bad: 0, patience: patience.least, tried: Infinity };

const isFull = ({ available, sent }: Flow) => available !== undefined && sent > 0.85 * available;

/** The level of which three quarters fit into what the way carries. */
function levelFor(available: number): number {
  const fitting = levels.findIndex(({ bitrate }) => 0.75 * bitrate <= available);
  return fitting < 0 ? soundOnly : fitting;
}

/** One step down at least, and as many as it takes. */
function lowered({ level, tried, patience: before }: Rate, { available, loss }: Flow): Rate {
  const step = loss > 0.25 ? 2 : 1;
  const fitting = available === undefined ? 0 : levelFor(available);
  return {
    level: Math.min(soundOnly, Math.max(level + step, fitting)),
    good: 0,
    bad: 0,
    patience: tried <= trialLooks ? Math.min(patience.most, before * 2) : before,
    tried: Infinity,
  };
}

/** The level at which is sent: no better than their number allows. */
export const levelOf = ({ level }: Rate, best: number): number => Math.max(level, best);

/** The rate after another look. `best`: {@link bestLevel}, beyond which nothing is tried. */
export function nextRate(rate: Rate, flow: Flow, best: number): Rate {
  const level = levelOf(rate, best);
  const target = levels[level]?.bitrate ?? 0;
  const { available = Infinity, loss } = flow;
  const short = (flow.limited || isFull(flow)) && available < 0.75 * target;
  const now = { ...rate, tried: rate.tried + 1 };
  if (short || loss > muchLoss) {
    const bad = rate.bad + 1;
    const isLow = bad < 2 || level === soundOnly;
    return isLow ? { ...now, good: 0, bad } : lowered({ ...now, level }, flow);
  }
  const good = rate.good + 1;
  if (rate.level <= best || good < rate.patience) return { ...now, good, bad: 0 };
  return { ...now, level: rate.level - 1, good: 0, bad: 0, tried: 0 };
}
