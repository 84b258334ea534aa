import { useTranslations } from "use-intl";
import type { Figures } from "@/lib/client/record";
import { useUnits } from "../quality/use-units";

const order = ["roundTrip", "jitter", "loss", "received", "sent"] as const;
type Row = (typeof order)[number];

/** What was typical, and what was exceeded one time in twenty. */
export function FigureTable({ caption, figures }: { readonly caption: string; readonly figures: Figures }) {
  const t = useTranslations("record.quality");
  const units = useUnits();
  const told: Readonly<Record<Row, (value: number) => string>> = {
    roundTrip: (ms) => units.time(ms / 1000),
    jitter: (ms) => units.time(ms / 1000),
    loss: (percent) => units.ratio(percent / 100),
    received: units.bitrate,
    sent: units.bitrate,
  };
  const rows = order.flatMap((measure) => {
    const found = figures[measure];
    return found === undefined ? [] : [{ measure, ...found }];
  });
  if (rows.length === 0) return null;
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead className="text-soft">
        <tr>
          <th scope="col" className="py-1.5 pe-2 text-start font-normal">
            {t("measure")}
          </th>
          <th scope="col" className="py-1.5 pe-2 text-end font-normal">
            {t("median")}
          </th>
          <th scope="col" className="py-1.5 text-end font-normal">
            {t("p95")}
          </th>
        </tr>
      </thead>
      <tbody className="tabular-nums">
        {rows.map(({ measure, median, p95 }) => (
          <tr key={measure} className="border-t border-line">
            <th scope="row" className="py-1.5 pe-2 text-start font-normal">
              {t(`name.${measure}`)}
            </th>
            <td className="py-1.5 pe-2 text-end">{told[measure](median)}</td>
            <td className="py-1.5 text-end">{told[measure](p95)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
