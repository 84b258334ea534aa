import { median, medianRatio } from "../rounds";
import { milliseconds, table, times } from "../table";
import { CALLS, OWN } from "./fill";

/** Milliseconds, one value a round. */
interface Measured {
  readonly rounds: number;
  /** GET of one call. */
  readonly call: readonly number[];
  /** As many rows as a page has, by primary key. */
  readonly rows: readonly number[];
  readonly pages: readonly {
    readonly what: string;
    readonly where: string;
    readonly request: readonly number[];
    readonly database: readonly number[];
  }[];
}

/** The smallest value that so many percent of the values do not exceed. */
function percentile(values: readonly number[], percent: number): number {
  const rank = Math.ceil((percent / 100) * values.length);
  return values.toSorted((a, b) => a - b)[rank - 1] ?? NaN;
}

const number = (value: number) => value.toLocaleString("en");

export function report({ rounds, call, rows, pages }: Measured): string {
  const cells = (values: readonly number[], baseline: readonly number[]) => [
    milliseconds(median(values)),
    milliseconds(percentile(values, 99)),
    times(medianRatio(values, baseline)),
  ];
  const none = ["", "", ""];
  return [
    "### History",
    `A page of 100 calls over REST, one request at a time, in a database with ${number(CALLS)} calls of 2.2 people on ` +
      `average, ${number(OWN)} of them the reader's, spread over a year. ${rounds} rounds in which the cases take turns. ` +
      "“Database”: the three statements of the same page from a process of its own.",
    table(
      ["Calls", "Page", "p50", "p99", "÷ one call", "database p50", "p99", "÷ 100 rows"],
      [
        ...pages.map(({ what, where, request, database }) => [
          what,
          where,
          ...cells(request, call),
          ...cells(database, rows),
        ]),
        ["GET of one call", "", ...cells(call, call), ...none],
        ["100 rows by primary key", "", ...none, ...cells(rows, rows)],
      ],
    ),
  ].join("\n\n");
}
