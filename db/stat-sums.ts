/** SQL: what samples come to when they are put together. Members are as in the API, columns as in `stat_samples`. */

export const kinds = ["audio", "video"] as const;
type Kind = (typeof kinds)[number];
export const flow = ["bytesSent", "bytesReceived", "packetsSent", "packetsReceived", "packetsLost"] as const;
export const delays = ["jitter", "roundTripTime"] as const;
export const frames = ["frameWidth", "frameHeight", "frameRate", "bitrate"] as const;

/** The column of a member. */
export const columnOf = (kind: Kind, name: string): string =>
  `${kind}_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;

const sum = (kind: Kind, name: string) => `sum(${columnOf(kind, name)})`;
const mean = (kind: Kind, name: string, digits: number) =>
  `round(avg(${columnOf(kind, name)})::numeric, ${digits})`;

/** Of the picture that is largest, by what comes first in the array: its width is the second, its height the third. */
function ofLargest(index: 2 | 3): string {
  const [width, height] = [columnOf("video", "frameWidth"), columnOf("video", "frameHeight")];
  const picture = `array[${width}::bigint * ${height}, ${width}, ${height}]`;
  return `(max(${picture}) filter (where ${width} is not null and ${height} is not null))[${index}]`;
}

const each = (names: readonly string[], expression: (name: string) => string) =>
  Object.fromEntries(names.map((name) => [name, expression(name)]));

function object(members: Readonly<Record<string, string>>): string {
  const parts = Object.entries(members).map(([name, value]) => `'${name}', ${value}`);
  return `json_build_object(${parts.join(", ")})`;
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
  frameWidth: `coalesce(${ofLargest(2)}, 0)`,
  frameHeight: `coalesce(${ofLargest(3)}, 0)`,
  frameRate: `coalesce(${mean("video", "frameRate", 2)}, 0)`,
  bitrate: `least(coalesce(round((${rates})), 0), 10000000)`,
});

/** Something was said about how the sound arrived. */
export const heard = `${["packetsReceived", "packetsLost", ...delays]
  .map((name) => `count(${columnOf("audio", name)})`)
  .join(" + ")} > 0`;

/** Samples as one; what none of them says is left out. */
const merged = (members: Readonly<Record<string, string>>) =>
  `nullif(json_strip_nulls(${object(members)})::jsonb, '{}')`;

export const audioMerged = merged({
  ...each(flow, (name) => sum("audio", name)),
  ...each(delays, (name) => mean("audio", name, 6)),
});
export const videoMerged = merged({
  ...each(flow, (name) => sum("video", name)),
  ...each([...delays, "frameRate", "bitrate"], (name) => mean("video", name, 6)),
  frameWidth: ofLargest(2),
  frameHeight: ofLargest(3),
});
