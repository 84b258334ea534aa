import { bigint, boolean, index, integer, json, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { calls } from "./calls";
import { users } from "./people";
import { time } from "./columns";

/** Signals on their way to somebody who is not there yet, or who has not consented yet. */
export const signals = pgTable(
  "signals",
  {
    /** Grows per recipient. */
    n: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    callId: text()
      .notNull()
      .references(() => calls.id, { onDelete: "cascade" }),
    fromUserId: text().notNull(),
    fromClientId: text().notNull(),
    fromEpoch: integer().notNull(),
    toUserId: text().notNull(),
    /** Waits for the sender's own answer. */
    held: boolean().notNull(),
    signal: jsonb().$type<unknown>().notNull(),
    bytes: integer().notNull(),
    createdAt: time().notNull().defaultNow(),
  },
  (table) => [index().on(table.callId, table.fromUserId, table.toUserId), index().on(table.toUserId)],
);

/** Replies that are told again to who sends the same request with the same key. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    endpoint: text().notNull(),
    key: text().notNull(),
    /** Hash of the request. */
    fingerprint: text().notNull(),
    /** The reply as it was, members in their order. */
    reply: json().$type<unknown>().notNull(),
    createdAt: time().notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.endpoint, table.key] }),
    index().on(table.createdAt),
  ],
);

/** Which microphone, speaker and camera a participant has chosen. */
export const callDevices = pgTable(
  "call_devices",
  {
    callId: text()
      .notNull()
      .references(() => calls.id, { onDelete: "cascade" }),
    userId: text().notNull(),
    deviceType: text().$type<"audioinput" | "audiooutput" | "videoinput">().notNull(),
    deviceId: text().notNull(),
    chosenAt: time().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.callId, table.userId, table.deviceType] })],
);
