import { and, asc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { CallEventType } from "@/lib/call";
import type { Db } from "./client";
import { apiKeys, users, webhookDeliveries, webhooks } from "./schema";

/** A webhook that may have to be told of a call. */
export interface Listener {
  readonly webhookId: string;
  readonly audience: "own" | "service" | "all";
  readonly owner: typeof users.$inferSelect;
  /** For `service`: those of the call whom the key has created. */
  readonly userIds: readonly string[];
}

/**
 * The webhooks that are on and concern a call of these people. Each is held until the transaction ends, so that none is
 * deleted under its deliveries; who deletes one meanwhile waits for that moment.
 */
export function listenersOf(tx: Db, participantIds: readonly string[]): Promise<Listener[]> {
  const ids = [...participantIds];
  const created = sql<string[]>`to_json(array(
    select created.id from users created
    where created.service_key_id = ${webhooks.keyId} and ${inArray(sql`created.id`, ids)}))`;
  const isConcerned = or(
    and(eq(webhooks.audience, "own"), inArray(webhooks.userId, ids)),
    and(
      eq(webhooks.audience, "service"),
      isNull(apiKeys.revokedAt),
      inArray(
        webhooks.keyId,
        tx.select({ id: users.serviceKeyId }).from(users).where(inArray(users.id, ids)),
      ),
    ),
    eq(webhooks.audience, "all"),
  );
  return tx
    .select({ webhookId: webhooks.id, audience: webhooks.audience, owner: users, userIds: created })
    .from(webhooks)
    .innerJoin(users, eq(users.id, webhooks.userId))
    .leftJoin(apiKeys, eq(apiKeys.id, webhooks.keyId))
    .where(and(webhooks.enabled, isConcerned))
    .orderBy(asc(webhooks.id))
    .for("key share", { of: webhooks })
    .execute();
}

/** An event on its way to a webhook. */
export interface NewDelivery {
  readonly id: string;
  readonly webhookId: string;
  readonly callId: string;
  readonly seq: number;
  readonly type: CallEventType;
  readonly body: string;
}

export async function insertDeliveries(tx: Db, deliveries: readonly NewDelivery[]): Promise<void> {
  await tx.insert(webhookDeliveries).values([...deliveries]);
}
