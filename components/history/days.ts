import type { CallRecord } from "@/lib/contract";

/** Pure: calls by the day on which they were placed, where the reader is. */

export interface Day {
  /** `2026-11-28` */
  readonly day: string;
  readonly records: readonly CallRecord[];
}

const DAY_MS = 86_400_000;

/** The day of a moment in this time zone (IANA), as ISO 8601 writes it. */
export function dayOf(moment: string | number | Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en", {
    ...{ timeZone, calendar: "iso8601", year: "numeric", month: "2-digit", day: "2-digit" },
  }).formatToParts(new Date(moment));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}

export const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);

/** The days of these calls, which stand in their order. */
export function byDay(records: readonly CallRecord[], timeZone: string): readonly Day[] {
  const days: { day: string; records: CallRecord[] }[] = [];
  for (const record of records) {
    const day = dayOf(record.createdAt, timeZone);
    const last = days.at(-1);
    if (last?.day === day) last.records.push(record);
    else days.push({ day, records: [record] });
  }
  return days;
}
