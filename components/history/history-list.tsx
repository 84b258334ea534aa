import { useFormatter, useTranslations } from "use-intl";
import type { CallRecord } from "@/lib/contract";
import { byDay, dayBefore } from "./days";
import { HistoryRow } from "./history-row";
import { useToday } from "./use-today";

interface Props {
  readonly records: readonly CallRecord[];
  readonly busy: boolean;
  readonly onCallAgain: (record: CallRecord) => void;
}

function useDayName(today: string): (day: string) => string {
  const t = useTranslations("history");
  const format = useFormatter();
  return (day) => {
    if (day === today) return t("today");
    if (day === dayBefore(today)) return t("yesterday");
    const sameYear = day.slice(0, 4) === today.slice(0, 4);
    return format.dateTime(new Date(`${day}T12:00:00Z`), {
      ...{ weekday: "long", day: "numeric", month: "long", timeZone: "UTC" },
      ...(!sameYear && { year: "numeric" }),
    });
  };
}

/** Calls under the days on which they were placed. */
export function HistoryList({ records, busy, onCallAgain }: Props) {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const today = useToday(timeZone);
  const nameOf = useDayName(today);
  return (
    <div className="flex flex-col gap-4">
      {byDay(records, timeZone).map(({ day, records: ofDay }) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2
            id={`day-${day}`}
            className="sticky top-0 z-10 bg-ground px-2 py-1.5 text-sm font-semibold text-soft"
          >
            {nameOf(day)}
          </h2>
          <ul aria-labelledby={`day-${day}`} className="flex flex-col">
            {ofDay.map((record) => (
              <HistoryRow
                key={record.id}
                record={record}
                timeZone={timeZone}
                busy={busy}
                onCallAgain={() => onCallAgain(record)}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
