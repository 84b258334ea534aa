import { estimateQuality } from "@/lib/call";
import type { CallStats } from "@/lib/contract";
import { groupBy } from "./group-by";

export type Sample = NonNullable<CallStats["series"]>[number];
type Estimate = ReturnType<typeof estimateQuality>;

/** How one connection did in the time before a moment. What was not measured is absent. */
export interface Point {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Of how many milliseconds before it tells; absent for the first of a connection. */
  readonly ms?: number;
  /** Estimated mean opinion score of the sound that arrived, 1 to 4.5. */
  readonly mos?: number;
  readonly level?: Estimate["level"];
  readonly cause?: Estimate["cause"];
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

const sum = (...values: (number | undefined)[]) => values.reduce<number>((all, each) => all + (each ?? 0), 0);

/** Bits a millisecond are kbit/s. */
const rate = (bytes: number, ms: number | undefined) =>
  ms === undefined || ms <= 0 ? undefined : (bytes * 8) / ms;

const inMs = (seconds: number | undefined) => (seconds === undefined ? undefined : seconds * 1000);

function soundOf({ audio }: Sample): Pick<Point, "mos" | "level" | "cause" | "loss"> {
  const { packetsReceived = 0, jitter, roundTripTime } = audio ?? {};
  // Late ones come back as a negative loss.
  const packetsLost = Math.max(0, audio?.packetsLost ?? 0);
  const all = packetsLost + packetsReceived;
  if (all === 0) return {};
  const lossRatio = packetsLost / all;
  return {
    loss: lossRatio * 100,
    ...estimateQuality({ lossRatio, jitter: jitter ?? 0, roundTripTime: roundTripTime ?? 0 }),
  };
}

function pointOf(sample: Sample, before: Sample | undefined): Point {
  const { audio, video } = sample;
  const at = Date.parse(sample.at);
  const ms = before === undefined ? undefined : at - Date.parse(before.at);
  const point: Point = {
    at,
    ms,
    ...soundOf(sample),
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
  const samples = groupBy(series, ({ userId, peerUserId }) => `${userId} ${peerUserId}`);
  return [...samples.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const ordered = own.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
    const points = ordered.map((sample, index) => pointOf(sample, ordered[index - 1]));
    return [{ userId: first.userId, peerUserId: first.peerUserId, points }];
  });
}
