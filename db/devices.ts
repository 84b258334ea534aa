import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "./client";
import { callDevices } from "./schema";

/** Which microphone, speaker or camera somebody has chosen for a call. */
export type ChosenDevice = Pick<
  typeof callDevices.$inferSelect,
  "callId" | "userId" | "deviceType" | "deviceId"
>;

/** Keeps a choice; of each kind of device the last one counts. */
export async function keepDevice(
  db: Db,
  { callId, userId, deviceType, deviceId }: ChosenDevice,
): Promise<void> {
  const chosenAt = sql`clock_timestamp()`;
  await db
    .insert(callDevices)
    .values({ callId, userId, deviceType, deviceId, chosenAt })
    .onConflictDoUpdate({
      target: [callDevices.callId, callDevices.userId, callDevices.deviceType],
      set: { deviceId, chosenAt },
    });
}

/** What this user has chosen for these calls. */
export async function chosenDevices(
  db: Db,
  userId: string,
  callIds: readonly string[],
): Promise<Omit<ChosenDevice, "userId">[]> {
  if (callIds.length === 0) return [];
  const { callId, deviceType, deviceId } = callDevices;
  return db
    .select({ callId, deviceType, deviceId })
    .from(callDevices)
    .where(and(eq(callDevices.userId, userId), inArray(callId, [...callIds])))
    .orderBy(callDevices.chosenAt);
}
