import { useCallback, useMemo } from "react";
import { useTranslations } from "use-intl";
import { LineChart } from "@/components/ui/chart/line-chart";
import { useLocalTime } from "@/components/ui/use-local-time";
import type { Sample } from "@/lib/client/stats/sample";
import { type LineName, linesOf } from "./lines";

/** As much as there is, within these. */
const leastMs = 30_000;
const shownMs = 3 * 60_000;
/** A sample comes every two seconds: after so long some were missed. */
const gapMs = 6_000;
const percent: Intl.NumberFormatOptions = { style: "percent", maximumFractionDigits: 1 };

interface Chart {
  readonly title: "bitrate" | "loss" | "delay" | "frameRate";
  readonly lines: readonly (readonly [LineName, "received" | "sent" | "roundTripTime" | "jitter"])[];
  readonly unit?: "kbit" | "ms" | "frames";
  readonly top: number;
}

const charts: readonly Chart[] = [
  {
    title: "bitrate",
    lines: [
      ["bitrateReceived", "received"],
      ["bitrateSent", "sent"],
    ],
    unit: "kbit",
    top: 100,
  },
  {
    title: "loss",
    lines: [
      ["lossReceived", "received"],
      ["lossSent", "sent"],
    ],
    top: 0.05,
  },
  {
    title: "delay",
    lines: [
      ["roundTripTime", "roundTripTime"],
      ["jitter", "jitter"],
    ],
    unit: "ms",
    top: 100,
  },
  {
    title: "frameRate",
    lines: [
      ["framesReceived", "received"],
      ["framesSent", "sent"],
    ],
    unit: "frames",
    top: 30,
  },
];

/** The last minutes of one connection, as lines. */
export function LiveCharts({ samples }: { readonly samples: readonly Sample[] }) {
  const t = useTranslations("inCall.statistics");
  const units = useTranslations("inCall.quality.unitName");
  const localTime = useLocalTime();
  const timeOf = useCallback(
    (at: number) =>
      localTime(at, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }),
    [localTime],
  );
  const drawn = useMemo(() => {
    const to = samples.at(-1)?.at ?? 0;
    const lines = linesOf(samples.filter(({ at }) => at >= to - shownMs));
    const seriesOf = ({ lines: names }: Chart) =>
      names.map(([line, name]) => ({ name: t(name), points: lines[line] }));
    const span = Math.min(shownMs, Math.max(leastMs, to - (samples[0]?.at ?? to)));
    return { range: { from: to - span, to }, series: charts.map(seriesOf) };
  }, [samples, t]);
  const words = { table: t("table"), time: t("time"), nothing: t("nothing") };
  return charts.map(({ title, unit, top }, index) => (
    <LineChart
      key={title}
      title={t(title)}
      series={drawn.series[index] ?? []}
      range={drawn.range}
      origin={0}
      gap={gapMs}
      top={top}
      timeOf={timeOf}
      words={words}
      className="h-32"
      {...(unit === undefined ? { format: percent } : { unit: units(unit) })}
    />
  ));
}
