import { eq } from "drizzle-orm";
import type { Db } from "./client";
import { avatars, users } from "./schema";
import type { UserRow } from "./users";

interface NewAvatar {
  readonly id: string;
  readonly userId: string;
  readonly mediaType: string;
  readonly content: Buffer;
  /** Where others find it. */
  readonly address: string;
}

async function show(tx: Db, userId: string, avatar: string | null): Promise<UserRow | undefined> {
  const [row] = await tx.update(users).set({ avatar }).where(eq(users.id, userId)).returning();
  return row;
}

/** Keeps this user's picture in the place of the one before, and shows it from now on. */
export function putAvatar(db: Db, { address, ...picture }: NewAvatar): Promise<UserRow | undefined> {
  const { userId, ...values } = picture;
  return db.transaction(async (tx) => {
    // The user first: of two pictures at once the later one is kept and shown.
    const row = await show(tx, userId, address);
    if (!row) return undefined;
    await tx.insert(avatars).values(picture).onConflictDoUpdate({ target: avatars.userId, set: values });
    return row;
  });
}

/** Forgets this user's picture. */
export function removeAvatar(db: Db, userId: string): Promise<UserRow | undefined> {
  return db.transaction(async (tx) => {
    const row = await show(tx, userId, null);
    await tx.delete(avatars).where(eq(avatars.userId, userId));
    return row;
  });
}

/** The picture at this address. */
export async function findAvatar(
  db: Db,
  id: string,
): Promise<{ mediaType: string; content: Buffer } | undefined> {
  const { mediaType, content } = avatars;
  const [row] = await db.select({ mediaType, content }).from(avatars).where(eq(avatars.id, id));
  return row;
}
