import { useTranslations } from "use-intl";
import type { Figures, WayFigures } from "./figures";
import { useUnits } from "../quality/use-units";

const ways = ["received", "sent"] as const;
const label = "py-1 pe-3 text-start font-normal text-soft";

/** What comes from somebody and what goes there, side by side. */
export function FigureTable({ figures }: { readonly figures: Figures }) {
  const t = useTranslations("inCall.statistics");
  const units = useUnits();
  const rows: readonly (readonly [string, (way: WayFigures) => string])[] = [
    [t("bitrate"), ({ bitrate }) => units.bitrate(bitrate)],
    [t("loss"), ({ lossRatio }) => units.ratio(lossRatio)],
    [t("frameRate"), ({ frameRate }) => units.frames(frameRate)],
    [t("size"), ({ size }) => units.size(size)],
  ];
  const { path, codecs } = figures;
  const single: readonly (readonly [string, string])[] = [
    [t("roundTripTime"), units.time(figures.roundTripTime)],
    [t("jitter"), units.time(figures.jitter)],
    [t("available"), units.bitrate(figures.available)],
    [t("codecs"), codecs.length === 0 ? "–" : codecs.join(", ")],
    [
      t("path"),
      path === undefined
        ? "–"
        : t(path.relayed ? "relayed" : "direct", { protocol: path.protocol.toUpperCase() }),
    ],
  ];
  return (
    <table className="w-full text-sm tabular-nums">
      <thead>
        <tr>
          <td />
          {ways.map((way) => (
            <th key={way} scope="col" className={label}>
              {t(way)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name} className="border-t border-line">
            <th scope="row" className={label}>
              {name}
            </th>
            {ways.map((way) => (
              <td key={way} className="py-1 pe-3">
                {value(figures[way])}
              </td>
            ))}
          </tr>
        ))}
        {single.map(([name, value]) => (
          <tr key={name} className="border-t border-line">
            <th scope="row" className={label}>
              {name}
            </th>
            <td colSpan={2} className="py-1">
              {value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
