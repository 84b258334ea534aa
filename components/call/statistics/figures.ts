import type { Sample } from "@/lib/client/stats/sample";

/** Pure: what is told of a connection, from what was measured of it lately. */

/** What comes, or what is sent. Members that the browser does not tell are absent. */
export interface WayFigures {
  /** kbit/s of sound and picture together. */
  readonly bitrate?: number;
  /** Of the packets, 0 to 1. */
  readonly lossRatio?: number;
  /** Frames per second. */
  readonly frameRate?: number;
  /** Pixels; absent where no picture goes. */
  readonly size?: { readonly width: number; readonly height: number };
}

export interface Figures {
  readonly received: WayFigures;
  readonly sent: WayFigures;
  /** Seconds; of the sound where there is one. */
  readonly jitter?: number;
  readonly roundTripTime?: number;
  /** Names like `opus`, the sound's first. */
  readonly codecs: readonly string[];
  readonly path?: { readonly relayed: boolean; readonly protocol: "udp" | "tcp" | "tls" };
  /** What the browser thinks the way there carries, in kbit/s. */
  readonly available?: number;
}

type Media = NonNullable<Sample["audio"]> | NonNullable<Sample["video"]>;
type Counter = keyof NonNullable<Sample["audio"]> & keyof NonNullable<Sample["video"]>;

const media = (sample: Sample): Media[] => [sample.audio, sample.video].filter((each) => each !== undefined);

/** The sum of a counter over sound and picture of all samples; undefined where nobody tells it. */
function sum(samples: readonly Sample[], name: Exclude<Counter, "codec">): number | undefined {
  const values = samples.flatMap(media).flatMap((each) => each[name] ?? []);
  return values.length === 0 ? undefined : values.reduce((total, value) => total + value, 0);
}

/** Late packets make up for earlier loss: there is never less than none. */
function lossOf(lost: number | undefined, all: number | undefined): number | undefined {
  if (lost === undefined || all === undefined || all <= 0) return undefined;
  return Math.min(1, Math.max(0, lost / all));
}

function rateOf(bytes: number | undefined, samples: readonly Sample[]): number | undefined {
  const seconds = samples.reduce((total, sample) => total + (sample.seconds ?? 0), 0);
  return bytes === undefined || seconds <= 0 ? undefined : (bytes * 8) / 1000 / seconds;
}

function lossReceived(samples: readonly Sample[]): number | undefined {
  const lost = sum(samples, "packetsLost");
  return lossOf(lost, (sum(samples, "packetsReceived") ?? 0) + Math.max(0, lost ?? 0));
}

const sizeOf = (frameRate = 0, width = 0, height = 0) =>
  frameRate > 0 && width > 0 ? { size: { width, height } } : {};

/** Without the members that are not known. */
const known = <T extends object>(members: T) =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

const pathOf = ({ path }: Sample): Figures["path"] =>
  path?.protocol && {
    relayed: path.local === "relay" || path.remote === "relay",
    protocol: path.protocol,
  };

/** What these samples, the oldest first, tell together; what varies is told as it was last. Undefined without any. */
export function figuresOf(samples: readonly Sample[]): Figures | undefined {
  const last = samples.at(-1);
  if (last === undefined) return undefined;
  const { audio, video } = last;
  return {
    received: {
      ...known({
        bitrate: rateOf(sum(samples, "bytesReceived"), samples),
        lossRatio: lossReceived(samples),
        frameRate: video?.frameRate,
      }),
      ...sizeOf(video?.frameRate, video?.frameWidth, video?.frameHeight),
    },
    sent: {
      ...known({
        bitrate: rateOf(sum(samples, "bytesSent"), samples),
        lossRatio: lossOf(sum(samples, "sentPacketsLost"), sum(samples, "packetsSent")),
        frameRate: video?.sentFrameRate,
      }),
      ...sizeOf(video?.sentFrameRate, video?.sentFrameWidth, video?.sentFrameHeight),
    },
    ...known({
      jitter: audio?.jitter ?? video?.jitter,
      roundTripTime: audio?.roundTripTime ?? video?.roundTripTime,
      path: pathOf(last),
      available: last.path?.available,
    }),
    codecs: [audio?.codec, video?.codec].filter((codec) => codec !== undefined),
  };
}
