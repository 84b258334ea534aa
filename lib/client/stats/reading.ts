/** What a connection has done so far, as `getStats` told at one moment (W3C webrtc-stats). */
export interface Reading {
  /** Milliseconds on the clock of `getStats` (W3C hr-time), which may stand still while the machine sleeps. */
  readonly at: number;
  readonly streams: readonly StreamReading[];
  readonly path?: PathReading;
}

/** The pair of candidates that is used: their types, and nothing of their addresses. */
export interface PathReading {
  readonly local: CandidateType;
  readonly remote: CandidateType;
  readonly protocol: "udp" | "tcp" | "tls";
  /** Seconds. */
  readonly roundTripTime?: number;
  /** What the browser thinks the way there carries, in bits per second. */
  readonly available?: number;
}
export type CandidateType = "host" | "srflx" | "prflx" | "relay";

/** One RTP stream that comes or goes. */
export interface StreamReading {
  /** Names the stream for as long as it lasts: counters of another begin at nothing. */
  readonly id: string;
  readonly way: "sent" | "received";
  readonly kind: "audio" | "video";
  /** The track in which it comes. */
  readonly track?: string;
  /** From the beginning of the stream. Seconds where they are times. */
  readonly totals: Partial<Record<Counter, number>>;
  /** As it is at this moment. Jitter and round trip in seconds, sizes in pixels. */
  readonly jitter?: number;
  readonly roundTripTime?: number;
  readonly width?: number;
  readonly height?: number;
  readonly codec?: string;
  /** The part of what was sent that did not arrive lately, 0 to 1, as the other side told. */
  readonly fractionLost?: number;
  /** What keeps the encoder from sending a better picture. */
  readonly limitedBy?: string;
}

export type Counter =
  | "bytes"
  | "packets"
  | "lost"
  | "frames"
  | "dropped"
  | "frozen"
  | "gaps"
  | "concealed"
  | "processorLimited"
  | "networkLimited";

/** The members of all kinds of rows that are read. */
interface Row {
  readonly id: string;
  readonly type: string;
  readonly timestamp: number;
  readonly kind?: "audio" | "video";
  readonly ssrc?: number;
  readonly codecId?: string;
  readonly mimeType?: string;
  readonly clockRate?: number;
  readonly trackIdentifier?: string;
  readonly remoteId?: string;
  readonly localId?: string;
  readonly bytesSent?: number;
  readonly bytesReceived?: number;
  readonly packetsSent?: number;
  readonly packetsReceived?: number;
  readonly packetsLost?: number;
  readonly fractionLost?: number;
  readonly jitter?: number;
  readonly roundTripTime?: number;
  readonly currentRoundTripTime?: number;
  readonly availableOutgoingBitrate?: number;
  readonly frameWidth?: number;
  readonly frameHeight?: number;
  readonly framesDecoded?: number;
  readonly framesSent?: number;
  readonly framesEncoded?: number;
  readonly framesDropped?: number;
  readonly totalFreezesDuration?: number;
  readonly concealmentEvents?: number;
  readonly concealedSamples?: number;
  readonly silentConcealedSamples?: number;
  readonly qualityLimitationReason?: string;
  readonly qualityLimitationDurations?: Readonly<Record<string, number>>;
  readonly selectedCandidatePairId?: string;
  readonly selected?: boolean;
  readonly nominated?: boolean;
  readonly state?: string;
  readonly localCandidateId?: string;
  readonly remoteCandidateId?: string;
  readonly candidateType?: CandidateType;
  readonly protocol?: "udp" | "tcp";
  readonly relayProtocol?: "udp" | "tcp" | "tls";
}

type Rows = ReadonlyMap<string, Row>;

/** Without the members that are not there. */
const said = <T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

/** Samples of sound a second, where the browser does not say. */
const usualClockRate = 48_000;

/** Sound that was made up, in seconds; what was made up while nobody spoke is nothing. */
function concealed(row: Row, codec: Row | undefined): number | undefined {
  if (row.concealedSamples === undefined) return undefined;
  const samples = row.concealedSamples - (row.silentConcealedSamples ?? 0);
  return samples / (codec?.clockRate ?? usualClockRate);
}

const codecName = (codec: Row | undefined) => codec?.mimeType?.split("/")[1];

const common = (row: Row, rows: Rows) => ({
  id: `${row.id} ${row.ssrc ?? ""}`,
  ...said({
    width: row.frameWidth,
    height: row.frameHeight,
    codec: codecName(rows.get(row.codecId ?? "")),
  }),
});

function receivedIn(row: Row, rows: Rows): StreamReading | undefined {
  const { kind } = row;
  if (kind === undefined) return undefined;
  const totals = said({
    bytes: row.bytesReceived,
    packets: row.packetsReceived,
    lost: row.packetsLost,
    frames: row.framesDecoded,
    dropped: row.framesDropped,
    frozen: row.totalFreezesDuration,
    gaps: row.concealmentEvents,
    concealed: concealed(row, rows.get(row.codecId ?? "")),
  });
  const now = said({ track: row.trackIdentifier, jitter: row.jitter });
  return { ...common(row, rows), way: "received", kind, totals, ...now };
}

/** What the other side told of a stream that is sent. Firefox names it in the stream, others name the stream in it. */
const toldOf = ({ id, remoteId }: Row, rows: Rows): Row | undefined =>
  rows.get(remoteId ?? "") ??
  [...rows.values()].find(({ type, localId }) => type === "remote-inbound-rtp" && localId === id);

function sentIn(row: Row, rows: Rows): StreamReading | undefined {
  const { kind } = row;
  if (kind === undefined) return undefined;
  const told = toldOf(row, rows);
  const durations = row.qualityLimitationDurations;
  const totals = said({
    bytes: row.bytesSent,
    packets: row.packetsSent,
    lost: told?.packetsLost,
    frames: row.framesSent ?? row.framesEncoded,
    processorLimited: durations?.cpu,
    networkLimited: durations?.bandwidth,
  });
  const now = said({
    roundTripTime: told?.roundTripTime,
    fractionLost: told?.fractionLost,
    limitedBy: row.qualityLimitationReason,
  });
  return { ...common(row, rows), way: "sent", kind, totals, ...now };
}

/** The pair that is used: the transport names it; Firefox, which knows no transport, marks it. */
function pairIn(rows: Rows): Row | undefined {
  const all = [...rows.values()];
  const named = all.find(({ type }) => type === "transport")?.selectedCandidatePairId;
  const pairs = all.filter(({ type }) => type === "candidate-pair");
  return named === undefined
    ? (pairs.find(({ selected }) => selected === true) ??
        pairs.find(({ nominated, state }) => nominated === true && state === "succeeded"))
    : rows.get(named);
}

function pathIn(rows: Rows): PathReading | undefined {
  const pair = pairIn(rows);
  const local = rows.get(pair?.localCandidateId ?? "");
  const remote = rows.get(pair?.remoteCandidateId ?? "");
  if (pair === undefined || local?.candidateType === undefined || remote?.candidateType === undefined)
    return undefined;
  return {
    local: local.candidateType,
    remote: remote.candidateType,
    protocol: local.relayProtocol ?? local.protocol ?? "udp",
    ...said({ roundTripTime: pair.currentRoundTripTime, available: pair.availableOutgoingBitrate }),
  };
}

/** Reads what `getStats` told. */
export function readingOf(report: RTCStatsReport): Reading {
  const rows = report as unknown as Rows;
  const streams = [...rows.values()].flatMap((row) => {
    if (row.type === "inbound-rtp") return receivedIn(row, rows) ?? [];
    return row.type === "outbound-rtp" ? (sentIn(row, rows) ?? []) : [];
  });
  const path = pathIn(rows);
  // Rows of the other side have the time of its reports.
  const own = [...rows.values()].filter(({ type }) => !type.startsWith("remote-"));
  const at = Math.max(0, ...own.map(({ timestamp }) => timestamp));
  return { at, streams, ...(path !== undefined && { path }) };
}
