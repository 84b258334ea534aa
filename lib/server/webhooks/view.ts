import type { DeliveryRow } from "@/db/deliveries";
import type { WebhookRow } from "@/db/webhooks";
import type { Delivery, DeliveryError, Webhook } from "@/lib/contract";

/** A webhook as its owner sees it. */
export function webhookOf({ id, name, url, audience, keyId, enabled, createdAt }: WebhookRow): Webhook {
  return {
    id,
    name,
    url,
    audience,
    keyId: keyId ?? undefined,
    enabled,
    createdAt: createdAt.toISOString(),
  };
}

/** A delivery as its owner sees it in the log. */
export function deliveryOf(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    callId: row.callId,
    seq: row.seq,
    type: row.type,
    status: row.status,
    attempts: row.attempts,
    createdAt: row.createdAt.toISOString(),
    nextAt: row.nextAt?.toISOString(),
    lastAt: row.lastAt?.toISOString(),
    replyStatus: row.lastStatus ?? undefined,
    // Written by the sender, in the words of the contract.
    error: (row.lastError as DeliveryError | null) ?? undefined,
    durationMs: row.lastMs ?? undefined,
  };
}
