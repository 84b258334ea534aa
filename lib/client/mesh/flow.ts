import type { Flow } from "./rate";

/** What `getStats` told of a connection at one moment (W3C webrtc-stats). Totals, not differences. */
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

interface Row {
  readonly type: string;
  readonly kind?: string;
  readonly id: string;
  readonly timestamp: number;
  readonly bytesSent?: number;
  readonly fractionLost?: number;
  readonly qualityLimitationReason?: string;
  readonly selectedCandidatePairId?: string;
  readonly availableOutgoingBitrate?: number;
  readonly framesDecoded?: number;
  readonly trackIdentifier?: string;
  readonly active?: boolean;
}

/** Reads the counters of a connection. `picture`: the id of the track in which the other one's camera comes. */
export function countersIn(report: RTCStatsReport, picture: string | undefined): Counters {
  const rows = [...(report.values() as IterableIterator<Row>)];
  const of = (type: string) => rows.filter((row) => row.type === type);
  const transport = of("transport")[0];
  const pair = of("candidate-pair").find(({ id }) => id === transport?.selectedCandidatePairId);
  const incoming = of("inbound-rtp").find(({ trackIdentifier }) => trackIdentifier === picture);
  const losses = of("remote-inbound-rtp").map(({ fractionLost = 0 }) => fractionLost);
  return {
    at: transport?.timestamp ?? 0,
    bytesSent: of("outbound-rtp").reduce((sum, { bytesSent = 0 }) => sum + bytesSent, 0),
    loss: Math.max(0, ...losses),
    ...(pair?.availableOutgoingBitrate !== undefined && { available: pair.availableOutgoingBitrate }),
    limited: of("outbound-rtp").some(
      ({ qualityLimitationReason }) => qualityLimitationReason === "bandwidth",
    ),
    ...(incoming?.framesDecoded !== undefined && { framesDecoded: incoming.framesDecoded }),
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
