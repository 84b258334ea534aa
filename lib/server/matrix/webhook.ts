import { v7 as uuid } from "uuid";
import { webhookDeliveries, webhooks } from "@/db/schema";
import type { TestApp } from "../testing/app";
import { insertPast } from "../testing/past";
import type { TestPerson } from "../testing/person";

/** A webhook of this person that is off, and something that was sent to it once. */
export async function webhookOf(
  { live }: TestApp,
  { id: userId }: TestPerson,
  other: TestPerson,
): Promise<{ webhookId: string; deliveryId: string }> {
  const [webhookId, deliveryId] = [uuid(), uuid()];
  await insertPast(live.pool, { callerId: userId, calleeId: other.id, count: 1, from: new Date(0) });
  const about = { audience: "own", name: "Desk", url: "https://example.com/", secret: "" } as const;
  await live.db.insert(webhooks).values({ id: webhookId, userId, enabled: false, ...about });
  await live.db.insert(webhookDeliveries).values({
    id: deliveryId,
    webhookId,
    callId: `${other.id}/000000`,
    seq: 1,
    type: "incoming",
    body: "{}",
    status: "delivered",
    nextAt: null,
  });
  return { webhookId, deliveryId };
}
