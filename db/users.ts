import { and, asc, eq, ilike, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Db } from "./client";
import { participants, users } from "./schema";

export type UserRow = typeof users.$inferSelect;
export type NewUser = Pick<
  typeof users.$inferInsert,
  "id" | "username" | "nickname" | "passwordHash" | "demo" | "bot"
>;
type ServedUser = Pick<typeof users.$inferInsert, "id" | "username" | "nickname" | "passwordHash"> & {
  readonly serviceKeyId: string;
};

/** Adds those whose user name is free and returns them. Of two that come at once with one name, one is added. */
export function insertUsers(db: Db, people: readonly NewUser[]): Promise<UserRow[]> {
  return db
    .insert(users)
    .values([...people])
    .onConflictDoNothing({ target: users.username })
    .returning()
    .execute();
}

/**
 * The user of this id, made for a service key where there is none; who was there before may be of another. Undefined
 * where the user name is taken.
 */
export async function servedUser(db: Db, user: ServedUser): Promise<UserRow | undefined> {
  const [made] = await db.insert(users).values(user).onConflictDoNothing().returning();
  if (made) return made;
  const [known] = await db.select().from(users).where(eq(users.id, user.id)).limit(1);
  return known;
}

/** The user who was the first to register: no demo account, no test user, none whom a program made. */
export async function firstUserId(db: Db): Promise<string | undefined> {
  const [row] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.demo, false), eq(users.bot, false), isNull(users.serviceKeyId)))
    .orderBy(users.createdAt, users.id)
    .limit(1);
  return row?.id;
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

/** Whether demo accounts are on, and test users; while they are off there are none of them for anybody. */
export interface Shown {
  readonly demo: boolean;
  readonly testUsers: boolean;
}

/** Those who are there. */
export const visible = ({ demo, testUsers }: Shown) =>
  and(demo ? undefined : eq(users.demo, false), testUsers ? undefined : eq(users.bot, false));

/** How lists of people are ordered; ties by id, so that pages neither repeat nor skip anybody. */
export const byNickname = [asc(sql`lower(${users.nickname})`), asc(users.id)];

/** Those of these people who exist, in no order. */
export async function findPeople(
  db: Db,
  { ids, shown }: { ids: readonly string[]; shown: Shown },
): Promise<UserRow[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(users)
    .where(and(inArray(users.id, [...ids]), visible(shown)));
}

type UserSettings = Pick<UserRow, "nickname" | "whenBusy" | "doNotDisturb" | "callableBy">;

/** Changes what is given of this user and returns them. Undefined when there is no such user. */
export async function updateUser(
  db: Db,
  { id, nickname, whenBusy, doNotDisturb, callableBy }: Pick<UserRow, "id"> & Partial<UserSettings>,
): Promise<UserRow | undefined> {
  const [row] = await db
    .update(users)
    .set({
      nickname: nickname ?? sql`${users.nickname}`,
      whenBusy: whenBusy ?? sql`${users.whenBusy}`,
      doNotDisturb: doNotDisturb ?? sql`${users.doNotDisturb}`,
      callableBy: callableBy ?? sql`${users.callableBy}`,
    })
    .where(eq(users.id, id))
    .returning();
  return row;
}

export async function changePasswordHash(db: Db, id: string, passwordHash: string): Promise<void> {
  await db.update(users).set({ passwordHash }).where(eq(users.id, id));
}

/** Whether a column has this in it, in any case; undefined where PostgreSQL, which knows no NUL, cannot have it. */
export function containing(text: string): ((column: AnyPgColumn) => SQL) | undefined {
  if (text.includes("\0")) return undefined;
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return (column) => ilike(column, pattern);
}

interface PeopleFilter {
  /** Left out: who asks. */
  readonly exceptId: string;
  /** Part of the user name or the nickname, in any case. */
  readonly keyword?: string;
  readonly shown: Shown;
  readonly limit: number;
  readonly offset: number;
}

/** People by nickname. */
export async function listPeople(db: Db, filter: PeopleFilter): Promise<{ rows: UserRow[]; total: number }> {
  const { exceptId, keyword, shown, limit, offset } = filter;
  const named = keyword ? containing(keyword) : undefined;
  if (keyword && !named) return { rows: [], total: 0 };
  const chosen = and(
    ne(users.id, exceptId),
    visible(shown),
    named && or(named(users.username), named(users.nickname)),
  );
  const [rows, total] = await Promise.all([
    db
      .select()
      .from(users)
      .where(chosen)
      .orderBy(...byNickname)
      .limit(limit)
      .offset(offset),
    db.$count(users, chosen),
  ]);
  return { rows, total };
}

/** Those of these users who have a place in a call and want other calls declined meanwhile. */
export async function busyRejecters(db: Db, userIds: readonly string[]): Promise<string[]> {
  if (userIds.length === 0) return [];
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .innerJoin(participants, and(eq(participants.userId, users.id), participants.occupies))
    .where(and(inArray(users.id, [...userIds]), eq(users.whenBusy, "reject")));
  return rows.map(({ id }) => id);
}
