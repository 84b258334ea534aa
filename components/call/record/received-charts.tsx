import { memo, useCallback, useMemo } from "react";
import { useTranslations } from "use-intl";
import { type Entry, type Line, type Measure, momentsOf, type Span } from "@/lib/client/record";
import { LineChart } from "@/components/ui/chart/line-chart";
import { clockOf } from "../duration";
import { marksFor } from "./marks";
import type { Who } from "./use-who";

const percent = { style: "percent", maximumFractionDigits: 1 } as const;
const opinion = { maximumFractionDigits: 1 } as const;

/** The axes go up to these at least: the best opinion on the scale, a tenth lost, a round trip that one notices. */
const tops = { mos: 5, loss: 0.1, roundTrip: 200, received: 100 } as const;

/** Lines are broken where nothing came for so long, or so many steps. */
const gapMs = 10_000;
const gapSteps = 3;

interface Props {
  readonly userId: string;
  /** What this participant measured. */
  readonly lines: readonly Line[];
  readonly story: readonly Entry[];
  readonly span: Span;
  readonly who: Who;
}

/** What came to one participant over the whole call, and what happened meanwhile. */
export const ReceivedCharts = memo(function ReceivedCharts({ userId, lines, story, span, who }: Props) {
  const t = useTranslations("record.quality");
  const unit = useTranslations("inCall.quality.unitName");
  const { from } = span;
  const timeOf = useCallback((at: number) => clockOf(Math.round((at - from) / 1000)), [from]);
  const all = useMemo(() => momentsOf(lines, span), [lines, span]);
  const each = useMemo(
    () => lines.map((line) => ({ ...line, moments: momentsOf([line], span) })),
    [lines, span],
  );
  const step = (all[1]?.at ?? from) - from;
  const marks = marksFor(userId, story).map(({ at, word }) => ({ at, label: t(`mark.${word}`) }));
  const pointsOf = (moments: typeof all, measure: Measure, factor = 1) =>
    moments.flatMap((moment) => {
      const value = moment[measure];
      return value === undefined ? [] : [{ at: moment.at, value: value * factor }];
    });
  const bySender = (measure: Measure, factor?: number) =>
    each.map(({ peerUserId, moments }) => ({
      name: who.subject([peerUserId]),
      points: pointsOf(moments, measure, factor),
    }));
  const ofAll = (measure: Exclude<Measure, "mos">) => ({
    name: t(`name.${measure}`),
    points: pointsOf(all, measure),
  });
  const words = { table: t("chart.table"), time: t("chart.time"), nothing: t("chart.nothing") };
  const shared = { range: span, timeOf, marks, words, gap: Math.max(gapMs, gapSteps * step) };
  return (
    <div className="grid gap-x-6 gap-y-5 md:grid-cols-2">
      <LineChart {...shared} title={t("name.mos")} series={bySender("mos")} format={opinion} top={tops.mos} />
      <LineChart
        {...shared}
        title={t("name.loss")}
        series={bySender("loss", 1 / 100)}
        format={percent}
        top={tops.loss}
      />
      <LineChart
        {...shared}
        title={t("chart.delay")}
        series={[ofAll("roundTrip"), ofAll("jitter")]}
        unit={unit("ms")}
        top={tops.roundTrip}
      />
      <LineChart
        {...shared}
        title={t("chart.rate")}
        series={[ofAll("received"), ofAll("sent")]}
        unit={unit("kbit")}
        top={tops.received}
      />
    </div>
  );
});
