import type { Counter, Reading, StreamReading } from "./reading";
import type { Sample } from "./sample";

/** What a stream did since the reading before. */
export interface StreamChange extends Omit<StreamReading, "totals"> {
  readonly grown: StreamReading["totals"];
}

/** Packets that were thought lost may come late: then fewer are lost. All other counters only grow. */
const mayShrink: readonly string[] = ["lost"];

function grownSince(before: StreamReading | undefined, now: StreamReading): StreamReading["totals"] {
  const entries = (Object.entries(now.totals) as [Counter, number][]).map(([name, total]) => {
    const known = before?.totals[name] ?? 0;
    // Fewer than before: the browser counts from nothing again.
    return [name, total < known && !mayShrink.includes(name) ? total : total - known] as const;
  });
  return Object.fromEntries(entries);
}

/**
 * What happened between two readings of one connection. A stream that was
 * not there before is counted from nothing, so nothing is lost or counted twice where tracks change or streams are made anew.
 */
export function changesBetween(before: Reading, now: Reading): StreamChange[] {
  const known = new Map(before.streams.map((stream) => [stream.id, stream]));
  return now.streams.map((stream) => {
    const { totals: _totals, ...rest } = stream;
    return { ...rest, grown: grownSince(known.get(stream.id), stream) };
  });
}

const round = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits;
const whole = (value: number) => Math.max(0, Math.round(value));

/** The sum over those that tell; undefined where none does. */
function sum(streams: readonly StreamChange[], name: Counter): number | undefined {
  const values = streams.flatMap(({ grown }) => grown[name] ?? []);
  return values.length === 0 ? undefined : values.reduce((total, each) => total + each, 0);
}

const times = (value: number | undefined, digits = 4) =>
  value === undefined ? undefined : Math.max(0, round(value, digits));
const counted = (value: number | undefined) => (value === undefined ? undefined : whole(value));
const signed = (value: number | undefined) => (value === undefined ? undefined : Math.round(value));

function mean(values: readonly (number | undefined)[]): number | undefined {
  const known = values.flatMap((value) => value ?? []);
  return known.length === 0 ? undefined : known.reduce((total, each) => total + each, 0) / known.length;
}

const area = ({ width = 0, height = 0 }: StreamChange) => width * height;

/** Of several pictures (a camera and a screen) the one that is largest. */
const largest = (streams: readonly StreamChange[]): StreamChange | undefined =>
  streams.reduce<StreamChange | undefined>(
    (most, each) => (area(each) > (most === undefined ? 0 : area(most)) ? each : most),
    undefined,
  );

/** Members that nobody tells are left out. */
function part<T extends object>(members: T): T | undefined {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as T);
}

const ofWay = (changes: readonly StreamChange[], kind: StreamChange["kind"]) => {
  const those = changes.filter((each) => each.kind === kind);
  return {
    sent: those.filter(({ way }) => way === "sent"),
    received: those.filter(({ way }) => way === "received"),
  };
};

function media({ sent, received }: ReturnType<typeof ofWay>, pathRoundTrip: number | undefined) {
  const arriving = received.filter(({ grown }) => (grown.packets ?? 0) > 0);
  return {
    bytesSent: counted(sum(sent, "bytes")),
    bytesReceived: counted(sum(received, "bytes")),
    packetsSent: counted(sum(sent, "packets")),
    packetsReceived: counted(sum(received, "packets")),
    packetsLost: signed(sum(received, "lost")),
    sentPacketsLost: signed(sum(sent, "lost")),
    jitter: times(mean(arriving.map(({ jitter }) => jitter))),
    roundTripTime: times(mean(sent.map(({ roundTripTime }) => roundTripTime)) ?? pathRoundTrip),
    codec: [...arriving, ...sent].find(({ codec }) => codec !== undefined)?.codec,
  };
}

/** With so many times the room of what is sent, the way is not what keeps it small. */
const ampleRoom = 2;

/**
 * How long the way kept the picture from being better. A browser that began small, when it did not know the way yet,
 * calls that a limit of the network as long as the picture is small: not so where there is room.
 */
function networkLimit(changes: readonly StreamChange[], seconds: number, available: number | undefined) {
  const sent = changes.filter(({ way }) => way === "sent");
  const limited = sum(sent, "networkLimited");
  const bits = (sum(sent, "bytes") ?? 0) * 8;
  const isRoomy = available !== undefined && available * seconds > ampleRoom * bits;
  return limited === undefined || !isRoomy ? limited : 0;
}

function picture(changes: readonly StreamChange[], seconds: number, networkLimited: number | undefined) {
  const { sent, received } = ofWay(changes, "video");
  const shown = largest(received);
  const given = largest(sent);
  const rate = (frames: number | undefined) =>
    frames === undefined || seconds === 0 ? undefined : times(frames / seconds, 1);
  const bits = sum(sent, "bytes");
  return {
    frameWidth: counted(shown?.width),
    frameHeight: counted(shown?.height),
    frameRate: rate(shown?.grown.frames),
    bitrate: bits === undefined || seconds === 0 ? undefined : times((bits * 8) / 1_000 / seconds, 1),
    framesDecoded: counted(sum(received, "frames")),
    framesDropped: counted(sum(received, "dropped")),
    frozen: times(sum(received, "frozen"), 3),
    sentFrameWidth: counted(given?.width),
    sentFrameHeight: counted(given?.height),
    sentFrameRate: rate(given?.grown.frames),
    processorLimited: times(sum(sent, "processorLimited"), 3),
    networkLimited: times(networkLimited, 3),
  };
}

/** What this side itself keeps back, of which the browser knows nothing. */
export interface OwnLimits {
  /** Less is sent than would be to so many, because the way does not carry it. */
  readonly network: boolean;
}

/** The sample that tells what happened between two readings of one connection. */
export function sampleBetween(
  before: Reading,
  now: Reading,
  peerUserId: string,
  limits: OwnLimits = { network: false },
): Sample {
  const changes = changesBetween(before, now);
  const seconds = Math.max(0, (now.at - before.at) / 1_000);
  const { path } = now;
  const trip = path?.roundTripTime;
  const audio = ofWay(changes, "audio");
  const video = ofWay(changes, "video");
  const networkLimited = limits.network ? seconds : networkLimit(changes, seconds, path?.available);
  const isPictured = video.sent.length + video.received.length > 0;
  return {
    at: now.at,
    peerUserId,
    seconds: round(Math.min(600, seconds), 3),
    ...(path && {
      path: {
        local: path.local,
        remote: path.remote,
        protocol: path.protocol,
        ...(path.available !== undefined && { available: whole(path.available / 1_000) }),
      },
    }),
    ...(audio.sent.length + audio.received.length > 0 && {
      audio: part({
        ...media(audio, trip),
        gaps: counted(sum(audio.received, "gaps")),
        concealed: times(sum(audio.received, "concealed"), 3),
      }),
    }),
    ...(isPictured && {
      video: part({ ...media(video, trip), ...picture(changes, seconds, networkLimited) }),
    }),
  };
}
