import { and, asc, eq, sql } from "drizzle-orm";
import type { Db } from "./client";
import { webhookDeliveries, webhooks } from "./schema";

export type WebhookRow = typeof webhooks.$inferSelect;

/** A webhook by its owner. */
export interface OwnWebhook {
  readonly id: string;
  readonly userId: string;
}

const own = ({ id, userId }: OwnWebhook) => and(eq(webhooks.id, id), eq(webhooks.userId, userId));

/** The webhooks of this user, in the order in which they were made. */
export function listWebhooks(db: Db, userId: string): Promise<WebhookRow[]> {
  return db
    .select()
    .from(webhooks)
    .where(eq(webhooks.userId, userId))
    .orderBy(asc(webhooks.createdAt), asc(webhooks.id))
    .execute();
}

/** Does this user have such a webhook? */
export async function hasWebhook(db: Db, webhook: OwnWebhook): Promise<boolean> {
  return (await db.$count(webhooks, own(webhook))) > 0;
}

/** Undefined when the user has `most` already; also where they make many at the same time. */
export function insertWebhook(
  db: Db,
  values: Pick<WebhookRow, "id" | "userId" | "audience" | "keyId" | "name" | "url" | "secret">,
  most: number,
): Promise<WebhookRow | undefined> {
  const turn = JSON.stringify(["webhooks", values.userId]);
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${turn}, 0))`);
    if ((await tx.$count(webhooks, eq(webhooks.userId, values.userId))) >= most) return undefined;
    const [row] = await tx.insert(webhooks).values(values).returning();
    return row;
  });
}

/** Changes what is given. Undefined when the user has no such webhook. */
export async function updateWebhook(
  db: Db,
  webhook: OwnWebhook,
  { name, url, enabled, secret }: Partial<Pick<WebhookRow, "name" | "url" | "enabled" | "secret">>,
): Promise<WebhookRow | undefined> {
  const [row] = await db
    .update(webhooks)
    .set({
      name: name ?? sql`${webhooks.name}`,
      url: url ?? sql`${webhooks.url}`,
      enabled: enabled ?? sql`${webhooks.enabled}`,
      secret: secret ?? sql`${webhooks.secret}`,
    })
    .where(own(webhook))
    .returning();
  return row;
}

/** Switches off a webhook whose receiver at this address wants nothing any more. */
export async function switchOff(db: Db, { id, url }: Pick<WebhookRow, "id" | "url">): Promise<void> {
  await db
    .update(webhooks)
    .set({ enabled: false })
    .where(and(eq(webhooks.id, id), eq(webhooks.url, url)));
}

/** What waits for a webhook that is off has failed. */
export async function failWaiting(db: Db, webhookId: string, error: string): Promise<void> {
  await db
    .update(webhookDeliveries)
    .set({ status: "failed", nextAt: null, lastError: error })
    .where(and(eq(webhookDeliveries.webhookId, webhookId), eq(webhookDeliveries.status, "pending")));
}

/** With its deliveries. False when the user has no such webhook. */
export async function deleteWebhook(db: Db, webhook: OwnWebhook): Promise<boolean> {
  const rows = await db.delete(webhooks).where(own(webhook)).returning({ id: webhooks.id });
  return rows.length > 0;
}
