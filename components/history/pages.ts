import type { CallRecord } from "@/lib/contract";

/** Pure: pages of a history, the newest call first, that go on behind the last call and not behind so many. */

/** Where the next page begins: calls that come meanwhile do not move it. */
export interface Cursor {
  readonly endTime?: string;
  readonly offset: number;
}

/** Behind these calls: those of the last moment that are known are skipped. */
export function cursorOf(records: readonly CallRecord[]): Cursor {
  const last = records.at(-1);
  if (!last) return { offset: 0 };
  const { createdAt } = last;
  return { endTime: createdAt, offset: records.filter((record) => record.createdAt === createdAt).length };
}

const isBehind = (record: CallRecord, last: CallRecord) =>
  record.createdAt < last.createdAt || (record.createdAt === last.createdAt && record.id < last.id);

/** With the next page behind them, each call once. */
export function longer(records: readonly CallRecord[], page: readonly CallRecord[]): readonly CallRecord[] {
  const known = new Set(records.map(({ id }) => id));
  return [...records, ...page.filter(({ id }) => !known.has(id))];
}

/**
 * With the first page as it is now. `more`: there are calls behind it. Where the two do not touch, nobody knows what is
 * between them, and it begins anew.
 */
export function renewed(
  records: readonly CallRecord[],
  first: readonly CallRecord[],
  more: boolean,
): readonly CallRecord[] {
  const last = first.at(-1);
  const fresh = new Set(first.map(({ id }) => id));
  if (!more || !last || !records.some(({ id }) => fresh.has(id))) return first;
  return [...first, ...records.filter((record) => !fresh.has(record.id) && isBehind(record, last))];
}
