import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/cx";
import type { PersonRef } from "@/lib/client/types";
import { isPoor, LevelBars } from "../quality/level-bars";
import type { useQualityWords } from "../quality/use-quality-words";
import type { Cell, Row } from "./matrix";
import { useUnits } from "../quality/use-units";

interface Props {
  readonly rows: readonly Row[];
  /** In the order of the rows; oneself is named as such. */
  readonly people: readonly PersonRef[];
  readonly told: ReturnType<typeof useQualityWords>["told"];
}

function look({ quality }: Cell): string {
  if (quality === undefined) return "";
  if (isPoor(quality.level)) return "bg-warning-soft text-warning-ink";
  return quality.level >= 4 ? "bg-accent-soft" : "bg-raised";
}

/** Everybody to everybody: who sends on the left, who receives above. */
export function LinkMatrix({ rows, people, told }: Props) {
  const t = useTranslations("inCall.statistics.matrix");
  const units = useUnits();
  const head = "max-w-24 truncate p-1.5 text-start font-normal text-soft";
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-medium">{t("title")}</h3>
      <p className="text-sm text-soft">{t("about")}</p>
      <div tabIndex={0} role="region" aria-label={t("title")} className="overflow-x-auto">
        <table className="border-separate border-spacing-1 text-sm tabular-nums">
          <thead>
            <tr>
              <td />
              {people.map(({ userId, name }) => (
                <th key={userId} scope="col" className={head}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ userId, cells }, index) => (
              <tr key={userId}>
                <th scope="row" className={head}>
                  {people[index]?.name}
                </th>
                {cells.map((cell, column) =>
                  cell === null || cell === undefined ? (
                    <td key={column} className="p-1.5 text-center text-soft">
                      {cell === null ? "" : "–"}
                    </td>
                  ) : (
                    <td key={column} className={cx("rounded-lg p-1.5 whitespace-nowrap", look(cell))}>
                      {cell.quality && <LevelBars level={cell.quality.level} words={told(cell.quality)} />}
                      <span className="block">{units.time(cell.roundTripTime)}</span>
                      <span className="block">{units.ratio(cell.lossRatio)}</span>
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
