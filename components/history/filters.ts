import type { GivenOf, endpoints } from "@/lib/contract";

/** Pure: which calls one wants to see, as it stands in the address and as the server is asked. */

type Query = Omit<GivenOf<typeof endpoints.exportCalls>, "userId" | "format">;

export const kinds = ["audio", "video"] as const;
export const outcomes = ["ended", "missed", "rejected", "cancelled"] as const;
export const directions = ["incoming", "outgoing"] as const;

/** The server takes no more of a search. */
export const longestSearch = 100;

export interface Filters {
  readonly type?: (typeof kinds)[number];
  readonly status?: (typeof outcomes)[number];
  readonly direction?: (typeof directions)[number];
  /** The id of somebody. */
  readonly person?: string;
  /** Days where the reader is: `2026-11-28`. */
  readonly from?: string;
  readonly to?: string;
  readonly search?: string;
}

const names = ["type", "status", "direction", "person", "from", "to", "search"] as const;

const oneOf = <Word extends string>(words: readonly Word[], text: string | null): Word | undefined =>
  words.find((word) => word === text);

/** The beginning of a day here, or of one so many days later. Undefined where it is no day, or before 1971. */
function beginOf(day: string, later = 0): Date | undefined {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (year === undefined || Number(year) < 1971) return undefined;
  const exact = new Date(Number(year), Number(month) - 1, Number(date));
  if (exact.getMonth() !== Number(month) - 1) return undefined;
  return new Date(Number(year), Number(month) - 1, Number(date) + later);
}

const dayIn = (text: string | null) => (text !== null && beginOf(text) ? text : undefined);
const within = (text: string | null, pattern: RegExp) =>
  text !== null && pattern.test(text) ? text : undefined;

/** What an address asks for; what means nothing is left out. */
export function filtersOf(params: Pick<URLSearchParams, "get">): Filters {
  const read: Filters = {
    type: oneOf(kinds, params.get("type")),
    status: oneOf(outcomes, params.get("status")),
    direction: oneOf(directions, params.get("direction")),
    person: within(params.get("person"), /^[\x21-\x7e]{1,128}$/),
    from: dayIn(params.get("from")),
    to: dayIn(params.get("to")),
    search: params.get("search")?.slice(0, longestSearch) || undefined,
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

/** The query of the address, always in one order; nothing where everything is wanted. */
export function addressOf(filters: Filters): string {
  const params = new URLSearchParams();
  for (const name of names) {
    const value = filters[name];
    if (value !== undefined && value !== "") params.set(name, value);
  }
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}

/** How many are set, but for the search, which is seen anyway. */
export const countOf = (filters: Filters): number =>
  names.filter((name) => name !== "search" && filters[name] !== undefined).length;

/** What the server is asked for. A day lasts from midnight to midnight where the reader is. */
export function queryOf({ type, status, direction, person, from, to, search }: Filters): Query {
  const first = from === undefined ? undefined : beginOf(from);
  const after = to === undefined ? undefined : beginOf(to, 1);
  const words = search?.trim() ?? "";
  return {
    ...{ type, status, direction },
    ...(person !== undefined && { personId: person }),
    ...(words !== "" && { search: words }),
    ...(first && { startTime: first.toISOString() }),
    ...(after && { endTime: new Date(after.getTime() - 1).toISOString() }),
  };
}
