import { assess, linksOf, together, type Verdict } from "@/lib/call";
import type { CallStats } from "@/lib/contract";
import { groupBy } from "./group-by";

export type Sample = NonNullable<CallStats["series"]>[number];

/** How one connection did in the time before a moment. What was not measured is absent. */
export interface Point extends Partial<Verdict> {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Of how many milliseconds before it tells, where that is known. */
  readonly ms?: number;
  /** Round trip and jitter in milliseconds. */
  readonly roundTrip?: number;
  readonly jitter?: number;
  /** Of the sound that arrives, in percent. */
  readonly loss?: number;
  /** Of sound and picture, in kbit/s. */
  readonly received?: number;
  readonly sent?: number;
}

/** What one participant measured on the connection to another, in the order of time. */
export interface Line {
  readonly userId: string;
  readonly peerUserId: string;
  readonly points: readonly Point[];
}

/** Samples are of the same time when they are no further apart than so many times what each covers. */
const sameTimes = 2;
/** What a sample covers that does not say it. Milliseconds. */
const usualMs = 2_000;

const timeOf = ({ at }: Sample) => Date.parse(at);
const connectionOf = ({ userId, peerUserId }: Sample) => `${userId} ${peerUserId}`;
const sum = (...values: (number | undefined)[]) => values.reduce<number>((all, each) => all + (each ?? 0), 0);

/** Bits a millisecond are kbit/s. */
const rate = (bytes: number, ms: number | undefined) =>
  ms === undefined || ms <= 0 ? undefined : (bytes * 8) / ms;

const inMs = (seconds: number | undefined) => (seconds === undefined ? undefined : seconds * 1000);

/** How good it was, seen beside all that was measured at the same time: that tells whose line it was. */
function verdictOf(sample: Sample, beside: readonly Sample[]): Partial<Verdict> {
  const { userId, peerUserId } = sample;
  const links = linksOf(beside.map((each) => together(each, [each])));
  const link = links.find(({ from, to }) => from === peerUserId && to === userId);
  const heard = link?.sound !== undefined && lossOf(sample) !== undefined;
  if (!link || !(heard || link.picture)) return {};
  const verdict = assess(link, links);
  return heard ? verdict : { ...verdict, mos: undefined };
}

function lossOf({ audio }: Sample): number | undefined {
  // Late ones come back as a negative loss.
  const lost = Math.max(0, audio?.packetsLost ?? 0);
  const all = lost + (audio?.packetsReceived ?? 0);
  return all === 0 ? undefined : (lost / all) * 100;
}

function pointOf(sample: Sample, before: Sample | undefined, beside: readonly Sample[]): Point {
  const { audio, video } = sample;
  const at = timeOf(sample);
  const ms = inMs(sample.seconds) ?? (before && at - timeOf(before));
  const point: Point = {
    at,
    ms,
    ...verdictOf(sample, beside),
    loss: lossOf(sample),
    roundTrip: inMs(audio?.roundTripTime ?? video?.roundTripTime),
    jitter: inMs(audio?.jitter ?? video?.jitter),
    received: rate(sum(audio?.bytesReceived, video?.bytesReceived), ms),
    sent: rate(sum(audio?.bytesSent, video?.bytesSent), ms),
  };
  return Object.fromEntries(
    Object.entries(point).filter(([, value]) => value !== undefined),
  ) as unknown as Point;
}

/** Pure: the samples of a call by connection. */
export function linesOf(series: readonly Sample[]): readonly Line[] {
  const newest = new Map<string, Sample>();
  const told = series
    .toSorted((a, b) => timeOf(a) - timeOf(b))
    .map((sample) => {
      const before = newest.get(connectionOf(sample));
      newest.set(connectionOf(sample), sample);
      const sameMs = sameTimes * (inMs(sample.seconds) ?? usualMs);
      const beside = [...newest.values()].filter((each) => timeOf(sample) - timeOf(each) <= sameMs);
      return { sample, point: pointOf(sample, before, beside) };
    });
  return [...groupBy(told, ({ sample }) => connectionOf(sample)).values()].flatMap((own) =>
    own.slice(0, 1).map(({ sample: { userId, peerUserId } }) => ({
      userId,
      peerUserId,
      points: own.map(({ point }) => point),
    })),
  );
}
