import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { SeriesSample } from "./stat-reading";
import { parts } from "./stat-sums";

type Value = number | string | null;

/** What one person measured of one connection, column by column: what is alike stands together. */
interface Line {
  readonly userId: string;
  readonly peerUserId: string;
  /** Of the first its time, of each other what has passed since the one before. Milliseconds. */
  readonly at: readonly number[];
  readonly columns: Readonly<Record<string, readonly Value[]>>;
}

/** Every value of a sample by a name of its own. */
const flat = (sample: SeriesSample): Record<string, Value> => ({
  ...(sample.seconds !== undefined && { seconds: sample.seconds }),
  ...Object.fromEntries(
    parts.flatMap((part) =>
      Object.entries(sample[part] ?? {}).map(([name, value]) => [`${part}.${name}`, value]),
    ),
  ),
});

function lineOf(samples: readonly SeriesSample[]): Line {
  const rows = samples.map(flat);
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const [{ userId, peerUserId } = { userId: "", peerUserId: "" }] = samples;
  return {
    userId,
    peerUserId,
    at: samples.map(({ at }, index) => at - (samples[index - 1]?.at ?? 0)),
    columns: Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name] ?? null)])),
  };
}

function samplesOf({ userId, peerUserId, at, columns }: Line): SeriesSample[] {
  let now = 0;
  return at.map((passed, index) => {
    now += passed;
    const sample: Record<string, unknown> = { userId, peerUserId, at: now };
    for (const [name, values] of Object.entries(columns)) {
      const value = values[index] ?? null;
      const [part = "", member] = name.split(".");
      if (value === null) continue;
      if (member === undefined) sample[part] = value;
      else sample[part] = { ...(sample[part] as object | undefined), [member]: value };
    }
    return sample as unknown as SeriesSample;
  });
}

/** Samples as few octets. */
export function packSeries(samples: readonly SeriesSample[]): Uint8Array {
  const lines = new Map<string, SeriesSample[]>();
  for (const sample of samples) {
    const key = JSON.stringify([sample.userId, sample.peerUserId]);
    lines.set(key, [...(lines.get(key) ?? []), sample]);
  }
  return deflateRawSync(JSON.stringify([...lines.values()].map(lineOf)), { level: 9 });
}

const order = (one: SeriesSample, other: SeriesSample) =>
  one.at - other.at ||
  (one.userId < other.userId ? -1 : one.userId > other.userId ? 1 : 0) ||
  (one.peerUserId < other.peerUserId ? -1 : 1);

/** What {@link packSeries} has packed, the oldest first. */
export const unpackSeries = (octets: Uint8Array): SeriesSample[] =>
  (JSON.parse(inflateRawSync(octets).toString()) as Line[]).flatMap(samplesOf).sort(order);
