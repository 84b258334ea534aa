import { reachOf } from "@/db/reach";
import type { UserRow } from "@/db/users";
import type { Account, Person } from "@/lib/contract";
import { userOf } from "../auth/user";
import type { Live } from "../live";
import { isOperator } from "./operator";

/** People as this viewer sees them: whom their calls do not reach is never there. In the order of `rows`. */
export async function personsFor(
  live: Pick<Live, "db" | "isOnline">,
  viewerId: string,
  rows: readonly UserRow[],
): Promise<Person[]> {
  const ids = rows.map(({ id }) => id);
  const { hiddenIds } = await reachOf(live.db, viewerId, ids);
  const away = new Set(hiddenIds);
  return rows.map((row) => ({ ...userOf(row), online: live.isOnline(row.id) && !away.has(row.id) }));
}

/** A user as they see themselves. */
export async function accountOf(live: Pick<Live, "db" | "settings">, row: UserRow): Promise<Account> {
  const { whenBusy, doNotDisturb, callableBy } = row;
  const operator = await isOperator(live, row);
  return { ...userOf(row), whenBusy, doNotDisturb, callableBy, operator };
}
