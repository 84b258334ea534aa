/** Where a stream of events has come to; see `eventId` of the contract. */
export interface Position {
  /** Number of the newest stored signal that was handed over. */
  readonly n: number;
  /** Time of the newest event, milliseconds since the epoch, by the database's clock. */
  readonly at: number;
}

export const textOf = ({ n, at }: Position): string => `${n}-${at}`;

/** The end of the year 9999: what comes later is written in a way that PostgreSQL does not read. */
const latest = 253_402_300_799_999;

/** Of a text that the contract has let in. A time that will not come is one that nothing has happened since. */
export function positionOf(text: string): Position {
  const [n = "", at = ""] = text.split("-");
  return { n: Number(n), at: Math.min(Number(at), latest) };
}
