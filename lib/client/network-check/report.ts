import { summaryOf } from "./summary";
import type { Rows } from "./types";

/** The results to be handed on: no addresses, no accounts. `at` is a time in ISO 8601. */
export const reportOf = (
  rows: Rows,
  { at, agent }: { readonly at: string; readonly agent: string },
): string => JSON.stringify({ at, agent, summary: summaryOf(rows)?.verdict, checks: rows }, null, 2);
