/** SQL: what samples come to when they are put together. Members are as in the API, columns as in `stat_samples`. */

export const kinds = ["audio", "video"] as const;
export const parts = ["path", ...kinds] as const;
type Kind = (typeof kinds)[number];
type Part = (typeof parts)[number];
export const flow = ["bytesSent", "bytesReceived", "packetsSent", "packetsReceived", "packetsLost"] as const;
export const delays = ["jitter", "roundTripTime"] as const;
export const frames = ["frameWidth", "frameHeight", "frameRate", "bitrate"] as const;

/** What a sample says beside what is told of whole calls: of these the sums, and the means. */
const summed = {
  audio: ["sentPacketsLost", "gaps", "concealed"],
  video: [
    "sentPacketsLost",
    "framesDecoded",
    "framesDropped",
    "frozen",
    "processorLimited",
    "networkLimited",
  ],
} as const;
const averaged = {
  audio: delays,
  video: [...delays, "frameRate", "bitrate", "sentFrameRate"],
} as const;

/** The column of a member. */
export const columnOf = (part: Part, name: string): string =>
  `${part}_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;

const sum = (kind: Kind, name: string) => `sum(${columnOf(kind, name)})`;
const mean = (part: Part, name: string, digits: number) =>
  `round(avg(${columnOf(part, name)})::numeric, ${digits})`;

/** Of the picture that is largest, by what comes first in the array: its width is the second, its height the third. */
function ofLargest(names: readonly [width: string, height: string], index: 2 | 3): string {
  const [width = "", height = ""] = names.map((name) => columnOf("video", name));
  const picture = `array[${width}::bigint * ${height}, ${width}, ${height}]`;
  return `(max(${picture}) filter (where ${width} is not null and ${height} is not null))[${index}]`;
}

const size = ["frameWidth", "frameHeight"] as const;
const sentSize = ["sentFrameWidth", "sentFrameHeight"] as const;

const each = (names: readonly string[], expression: (name: string) => string) =>
  Object.fromEntries(names.map((name) => [name, expression(name)]));

function object(members: Readonly<Record<string, string>>): string {
  const all = Object.entries(members).map(([name, value]) => `'${name}', ${value}`);
  return `json_build_object(${all.join(", ")})`;
}

/** From 0; and however much is claimed, it stays a number that JSON carries exactly. */
const total = (kind: Kind, name: string) =>
  `least(greatest(coalesce(${sum(kind, name)}, 0), 0), 1000000000000000)`;

export const audioTotals = object({
  ...each(flow, (name) => total("audio", name)),
  // To a tenth of a millisecond.
  ...each(delays, (name) => `coalesce(${mean("audio", name, 4)}, 0)`),
});

/** The mean of one connection; `rates` has those of all. */
export const rate = `avg(${columnOf("video", "bitrate")})`;
const rates = `select sum(rate)::numeric from rates where who.id is null or rates.user_id = who.id`;

export const videoTotals = object({
  ...each(flow, (name) => total("video", name)),
  frameWidth: `coalesce(${ofLargest(size, 2)}, 0)`,
  frameHeight: `coalesce(${ofLargest(size, 3)}, 0)`,
  frameRate: `coalesce(${mean("video", "frameRate", 2)}, 0)`,
  bitrate: `least(coalesce(round((${rates})), 0), 10000000)`,
});

/** Samples as one; what none of them says is left out. */
const merged = (members: Readonly<Record<string, string>>) =>
  `nullif(json_strip_nulls(${object(members)})::jsonb, '{}')`;

const mergedKind = (kind: Kind) => ({
  ...each([...flow, ...summed[kind]], (name) => sum(kind, name)),
  ...each(averaged[kind], (name) => mean(kind, name, 6)),
  codec: `max(${columnOf(kind, "codec")})`,
});

export const audioMerged = merged(mergedKind("audio"));
export const videoMerged = merged({
  ...mergedKind("video"),
  frameWidth: ofLargest(size, 2),
  frameHeight: ofLargest(size, 3),
  sentFrameWidth: ofLargest(sentSize, 2),
  sentFrameHeight: ofLargest(sentSize, 3),
});

/** The last one that was said. */
const last = (name: string) => {
  const column = columnOf("path", name);
  return `(array_agg(${column} order by at desc) filter (where ${column} is not null))[1]`;
};
export const pathMerged = merged({
  ...each(["local", "remote", "protocol"], last),
  available: mean("path", "available", 0),
});

/** For most of the time media went through a relay over TCP. */
export const relayTcp = `count(*) filter (where path_local = 'relay' and path_protocol in ('tcp', 'tls')) * 2 > count(*)`;
