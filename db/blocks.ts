import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "./client";
import { blocks, users } from "./schema";
import { byNickname, type Shown, type UserRow, visible } from "./users";

/** One person (`userId`) blocks another. */
interface Block {
  readonly userId: string;
  readonly blockedId: string;
}

/** Blocks somebody. False when they were blocked already. */
export async function addBlock(db: Db, block: Block): Promise<boolean> {
  const rows = await db.insert(blocks).values(block).onConflictDoNothing().returning();
  return rows.length > 0;
}

/** Unblocks somebody. False when they were not blocked. */
export async function removeBlock(db: Db, { userId, blockedId }: Block): Promise<boolean> {
  const rows = await db
    .delete(blocks)
    .where(and(eq(blocks.userId, userId), eq(blocks.blockedId, blockedId)))
    .returning();
  return rows.length > 0;
}

interface BlockedFilter {
  readonly userId: string;
  readonly shown: Shown;
  readonly limit: number;
  readonly offset: number;
}

/** Whom this user has blocked, by nickname. */
export async function listBlocked(
  db: Db,
  { userId, shown, limit, offset }: BlockedFilter,
): Promise<{ rows: UserRow[]; total: number }> {
  const theirs = db.select({ id: blocks.blockedId }).from(blocks).where(eq(blocks.userId, userId));
  const chosen = and(inArray(users.id, theirs), visible(shown));
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
