import * as rows from "@/db/deliveries";
import { hasWebhook } from "@/db/webhooks";
import { ApiError, type endpoints } from "@/lib/contract";
import type { Command } from "../commands/command";
import type { Live } from "../live";
import { deliveryOf } from "./view";

/** Errors: WEBHOOK_NOT_FOUND. */
async function requireWebhook({ db }: Live, webhook: { id: string; userId: string }): Promise<void> {
  if (!(await hasWebhook(db, webhook))) throw new ApiError("WEBHOOK_NOT_FOUND");
}

/** What was sent or is to be sent. Errors: WEBHOOK_NOT_FOUND. */
export const listDeliveries: Command<typeof endpoints.listDeliveries> = async (
  live,
  { id, ...filter },
  { userId },
) => {
  await requireWebhook(live, { id, userId });
  const { rows: found, total } = await rows.listDeliveries(live.db, { ...filter, webhookId: id });
  return { items: found.map(deliveryOf), total };
};

/** Sends an event again, as if it had just happened. Errors: WEBHOOK_NOT_FOUND, DELIVERY_NOT_FOUND. */
export const replayDelivery: Command<typeof endpoints.replayDelivery> = async (
  live,
  { id, deliveryId },
  { userId },
) => {
  await requireWebhook(live, { id, userId });
  const row = await rows.replayDelivery(live.db, { id: deliveryId, webhookId: id });
  if (!row) throw new ApiError("DELIVERY_NOT_FOUND");
  live.webhooks.wake();
  return { success: true, delivery: deliveryOf(row) };
};
