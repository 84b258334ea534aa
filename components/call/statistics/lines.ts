import type { Sample } from "@/lib/client/stats/sample";
import type { Point } from "@/components/ui/chart/types";
import { type Figures, figuresOf } from "./figures";

export const lineNames = [
  "bitrateReceived",
  "bitrateSent",
  "lossReceived",
  "lossSent",
  "roundTripTime",
  "jitter",
  "framesReceived",
  "framesSent",
] as const;
export type LineName = (typeof lineNames)[number];

const milliseconds = (seconds: number | undefined) => (seconds === undefined ? undefined : seconds * 1000);

/** Times in milliseconds, all else as in {@link Figures}. */
const values: Readonly<Record<LineName, (figures: Figures) => number | undefined>> = {
  bitrateReceived: ({ received }) => received.bitrate,
  bitrateSent: ({ sent }) => sent.bitrate,
  lossReceived: ({ received }) => received.lossRatio,
  lossSent: ({ sent }) => sent.lossRatio,
  roundTripTime: ({ roundTripTime }) => milliseconds(roundTripTime),
  jitter: ({ jitter }) => milliseconds(jitter),
  framesReceived: ({ received }) => received.frameRate,
  framesSent: ({ sent }) => sent.frameRate,
};

/** Every line of the charts: one point for each sample, without a value where nothing was told. */
export function linesOf(samples: readonly Sample[]): Readonly<Record<LineName, readonly Point[]>> {
  const told = samples.map((sample) => ({ at: sample.at, figures: figuresOf([sample]) }));
  const lineOf = (name: LineName) =>
    told.map(({ at, figures }): Point => {
      const value = figures && values[name](figures);
      return value === undefined ? { at } : { at, value };
    });
  return Object.fromEntries(lineNames.map((name) => [name, lineOf(name)])) as Record<LineName, Point[]>;
}
