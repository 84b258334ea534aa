import type { Line, Point } from "./points";

/** What is drawn and summed up of a connection. */
export const measures = ["mos", "roundTrip", "jitter", "loss", "received", "sent"] as const;
export type Measure = (typeof measures)[number];

/** The value that half of all, and that all but one in twenty, do not exceed. */
export interface Percentiles {
  readonly median: number;
  readonly p95: number;
}

/**
 * The value below which this share of all lies, 0 to 1, between its neighbours in proportion (type 7 of Hyndman and Fan,
 * "Sample quantiles in statistical packages", 1996); undefined of nothing.
 */
export function percentile(values: readonly number[], share: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * Math.min(1, Math.max(0, share));
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (below === undefined || above === undefined) return undefined;
  return below + (above - below) * (place - Math.floor(place));
}

export type Figures = Readonly<Partial<Record<Exclude<Measure, "mos">, Percentiles>>>;

/** Pure: the percentiles of everything that was measured, over all of these connections. */
export function figuresOf(lines: readonly Line[]): Figures {
  const points = lines.flatMap((line) => line.points);
  const entries = measures.flatMap((measure) => {
    const values = points.flatMap((point) => point[measure] ?? []);
    const [median, p95] = [percentile(values, 0.5), percentile(values, 0.95)];
    return measure === "mos" || median === undefined || p95 === undefined ? [] : [[measure, { median, p95 }]];
  });
  return Object.fromEntries(entries) as Figures;
}

/** One moment of all connections of a participant. */
export type Moment = Pick<Point, "at" | Measure>;

/** What adds up over connections; the rest is their mean. */
const addUp: ReadonlySet<Measure> = new Set(["received", "sent"]);

const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;

/** A point is of the step in which it ends. Of a long call several samples are one: that is of all steps it covers. */
const isIn = (point: Point, at: number, stepMs: number) =>
  point.at >= at && point.at - Math.max(0, (point.ms ?? 0) - stepMs) < at + stepMs;

function momentOf(at: number, stepMs: number, lines: readonly Line[], measure: Measure): number | undefined {
  const each = lines.flatMap(({ points }) => {
    const values = points.flatMap((point) => (isIn(point, at, stepMs) ? (point[measure] ?? []) : []));
    return values.length > 0 ? [mean(values)] : [];
  });
  if (each.length === 0) return undefined;
  return addUp.has(measure) ? each.reduce((sum, value) => sum + value, 0) : mean(each);
}

/** No narrower than clients report. Milliseconds. */
const narrowestMs = 2_000;

/** Pure: the connections of a participant over the time of the call, in at most `most` steps of equal length. */
export function momentsOf(
  lines: readonly Line[],
  span: { from: number; to: number },
  most = 240,
): readonly Moment[] {
  const stepMs = Math.max(narrowestMs, Math.ceil((span.to - span.from) / most));
  const steps = Math.max(1, Math.ceil((span.to - span.from + 1) / stepMs));
  return Array.from({ length: steps }, (_, step) => {
    const at = span.from + step * stepMs;
    const values = measures.map((measure) => [measure, momentOf(at, stepMs, lines, measure)] as const);
    return { at, ...Object.fromEntries(values.filter(([, value]) => value !== undefined)) };
  });
}
