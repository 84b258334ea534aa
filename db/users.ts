import { and, asc, eq, ilike, inArray, ne, or, sql } from "drizzle-orm";
import type { Db } from "./client";
import { users } from "./schema";

export type UserRow = typeof users.$inferSelect;
export type NewUser = Pick<
  typeof users.$inferInsert,
  "id" | "username" | "nickname" | "passwordHash" | "demo"
>;

/** Adds those whose user name is free and returns them. Of two that come at once with one name, one is added. */
export function insertUsers(db: Db, people: readonly NewUser[]): Promise<UserRow[]> {
  return db
    .insert(users)
    .values([...people])
    .onConflictDoNothing({ target: users.username })
    .returning()
    .execute();
}

/** The user who signs in with this name, which is lower case. */
export async function findUserByUsername(db: Db, username: string): Promise<UserRow | undefined> {
  // PostgreSQL cannot hold NUL in a text, so nobody has such a name.
  if (username.includes("\0")) return undefined;
  const [row] = await db.select().from(users).where(eq(users.username, username)).limit(1);
  return row;
}

/** Which of these user names exist. */
export async function takenUsernames(db: Db, usernames: readonly string[]): Promise<string[]> {
  const rows = await db
    .select({ username: users.username })
    .from(users)
    .where(inArray(users.username, [...usernames]));
  return rows.map(({ username }) => username);
}

interface PeopleFilter {
  /** Left out: who asks. */
  readonly exceptId: string;
  /** Part of the user name or the nickname, in any case. */
  readonly keyword?: string;
  /** Show demo accounts too. */
  readonly demo: boolean;
  readonly limit: number;
  readonly offset: number;
}

/** People by nickname; ties by id, so that pages neither repeat nor skip anybody. */
export async function listPeople(db: Db, filter: PeopleFilter): Promise<UserRow[]> {
  const { exceptId, keyword, demo, limit, offset } = filter;
  if (keyword?.includes("\0")) return [];
  const pattern = keyword && `%${keyword.replace(/[\\%_]/g, "\\$&")}%`;
  return db
    .select()
    .from(users)
    .where(
      and(
        ne(users.id, exceptId),
        demo ? undefined : eq(users.demo, false),
        pattern ? or(ilike(users.username, pattern), ilike(users.nickname, pattern)) : undefined,
      ),
    )
    .orderBy(asc(sql`lower(${users.nickname})`), asc(users.id))
    .limit(limit)
    .offset(offset);
}
