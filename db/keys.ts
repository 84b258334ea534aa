import { and, desc, eq, isNull, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "./client";
import { apiKeys, sessions, users } from "./schema";

export type KeyRow = typeof apiKeys.$inferSelect;

/** A key that was not revoked, and for whom it acts. */
export interface FoundKey {
  readonly key: KeyRow;
  /** Its owner is a demo account. */
  readonly demo: boolean;
  /** Null where a service key acts for nobody of its own. */
  readonly userId: string | null;
  /** The session of that user with this key, where there is one yet. */
  readonly sessionId: string | null;
  /** Nobody has noted for a minute that it is used. */
  readonly stale: boolean;
}

const isLive = isNull(apiKeys.revokedAt);

/** The key of this id; a service key for the user `forId`, if it has created them. */
export async function findKey(
  db: Db,
  { id, forId }: { readonly id: string; readonly forId?: string },
): Promise<FoundKey | undefined> {
  const owner = alias(users, "owner");
  const isPersonal = eq(apiKeys.kind, "personal");
  const [row] = await db
    .select({
      key: apiKeys,
      demo: owner.demo,
      userId: users.id,
      sessionId: sessions.id,
      stale: sql<boolean>`coalesce(${apiKeys.lastUsedAt} <= now() - interval '1 minute', true)`,
    })
    .from(apiKeys)
    .innerJoin(owner, eq(owner.id, apiKeys.userId))
    .leftJoin(
      users,
      and(
        sql`${users.id} = case when ${isPersonal} then ${apiKeys.userId} else ${forId ?? null}::text end`,
        or(isPersonal, eq(users.serviceKeyId, apiKeys.id)),
      ),
    )
    .leftJoin(sessions, and(eq(sessions.keyId, apiKeys.id), eq(sessions.userId, users.id)))
    .where(and(eq(apiKeys.id, id), isLive))
    .limit(1);
  return row;
}

/** Notes that this key is used now. */
export async function touchKey(db: Db, id: string): Promise<void> {
  await db
    .update(apiKeys)
    .set({ lastUsedAt: sql`now()` })
    .where(eq(apiKeys.id, id));
}

/** The keys of this user that were not revoked, the newest first. */
export function listKeys(db: Db, userId: string): Promise<KeyRow[]> {
  return db
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.userId, userId), isLive))
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id))
    .execute();
}

export async function insertKey(
  db: Db,
  values: Pick<KeyRow, "id" | "userId" | "kind" | "name" | "scopes" | "hash">,
): Promise<KeyRow> {
  const [row] = await db.insert(apiKeys).values(values).returning();
  if (!row) throw new Error("the database returned no key");
  return row;
}

interface OwnKey {
  readonly id: string;
  readonly userId: string;
}

const own = ({ id, userId }: OwnKey) => and(eq(apiKeys.id, id), eq(apiKeys.userId, userId));

/** Ends all sessions of a key whose row this transaction has locked, and returns their ids. */
async function endSessions(tx: Db, keyId: string): Promise<string[]> {
  const ended = await tx.delete(sessions).where(eq(sessions.keyId, keyId)).returning({ id: sessions.id });
  return ended.map(({ id }) => id);
}

/** Revokes a key of this user; the ids of the sessions that ended with it. Undefined when they have no such key. */
export function revokeKey(db: Db, key: OwnKey): Promise<string[] | undefined> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .update(apiKeys)
      .set({ revokedAt: sql`coalesce(${apiKeys.revokedAt}, now())` })
      .where(own(key))
      .returning({ id: apiKeys.id });
    return row && endSessions(tx, row.id);
  });
}

/** Gives a key another secret and ends the sessions of the old one. Undefined when the user has no such key. */
export function rotateKey(
  db: Db,
  { hash, ...key }: OwnKey & Pick<KeyRow, "hash">,
): Promise<{ readonly key: KeyRow; readonly ended: readonly string[] } | undefined> {
  return db.transaction(async (tx) => {
    const [row] = await tx
      .update(apiKeys)
      .set({ hash })
      .where(and(own(key), isLive))
      .returning();
    return row && { key: row, ended: await endSessions(tx, row.id) };
  });
}

/** It lives as long as its key. */
const foreverYears = 100;

/**
 * The one session of this user with this key, made where there is none. Undefined when the key was revoked, or has
 * another secret, meanwhile: the row of the key is locked, so that none is left over when its sessions end.
 */
export function openKeySession(
  db: Db,
  {
    id,
    key,
    userId,
  }: { readonly id: string; readonly key: Pick<KeyRow, "id" | "hash">; readonly userId: string },
): Promise<string | undefined> {
  return db.transaction(async (tx) => {
    const [locked] = await tx
      .select({ id: apiKeys.id })
      .from(apiKeys)
      .where(and(eq(apiKeys.id, key.id), eq(apiKeys.hash, key.hash), isLive))
      .for("update");
    if (!locked) return undefined;
    const [known] = await tx
      .select({ id: sessions.id })
      .from(sessions)
      .where(and(eq(sessions.keyId, key.id), eq(sessions.userId, userId)))
      .limit(1);
    if (known) return known.id;
    await tx.insert(sessions).values({
      id,
      userId,
      kind: "key",
      keyId: key.id,
      expiresAt: sql`now() + make_interval(years => ${foreverYears})`,
    });
    return id;
  });
}
