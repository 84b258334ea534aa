import type { Reading } from "../stats/reading";
import type { Flow } from "./rate";

/** What a connection had done by one moment, as far as it tells what the way carries. Totals, not differences. */
export interface Counters {
  /** Milliseconds. */
  readonly at: number;
  readonly bytesSent: number;
  /** The latest that the other side has told. */
  readonly loss: number;
  readonly available?: number;
  readonly limited: boolean;
  /** Of the picture that comes. */
  readonly framesDecoded?: number;
}

/** `picture`: the id of the track in which the other one's camera comes. */
export function countersIn({ at, streams, path }: Reading, picture: string | undefined): Counters {
  const sent = streams.filter(({ way }) => way === "sent");
  const incoming = streams.find(
    ({ way, kind, track }) => way === "received" && kind === "video" && track === picture,
  );
  const framesDecoded = incoming?.totals.frames;
  return {
    at,
    bytesSent: sent.reduce((sum, { totals }) => sum + (totals.bytes ?? 0), 0),
    loss: Math.max(0, ...sent.map(({ fractionLost = 0 }) => fractionLost)),
    ...(path?.available !== undefined && { available: path.available }),
    limited: sent.some(({ limitedBy }) => limitedBy === "bandwidth"),
    ...(framesDecoded !== undefined && { framesDecoded }),
  };
}

/** What happened between two looks; undefined where that cannot be told. */
export function flowBetween(before: Counters, now: Counters): Flow | undefined {
  const seconds = (now.at - before.at) / 1_000;
  if (seconds <= 0) return undefined;
  const sent = (8 * Math.max(0, now.bytesSent - before.bytesSent)) / seconds;
  const { available, loss, limited } = now;
  return { sent, loss, limited, ...(available !== undefined && { available }) };
}
