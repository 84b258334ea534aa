import { boolean, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import type { CallEventType } from "@/lib/call";
import { calls } from "./calls";
import { apiKeys, users } from "./people";
import { time } from "./columns";

/** Where events of calls are sent to. */
export const webhooks = pgTable(
  "webhooks",
  {
    id: text().primaryKey(),
    /** Who set it up. */
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Of which calls: `own`: their own; `service`: of the users of the key; `all`: every one. The last two are for operators. */
    audience: text().$type<"own" | "service" | "all">().notNull(),
    keyId: text().references(() => apiKeys.id, { onDelete: "cascade" }),
    name: text().notNull(),
    url: text().notNull(),
    /** Signs what is sent (Standard Webhooks): base64. */
    secret: text().notNull(),
    enabled: boolean().notNull().default(true),
    createdAt: time().notNull().defaultNow(),
  },
  (table) => [index().on(table.userId)],
);

/** One event on its way to one webhook, and what became of it. Written with the event, in its transaction. */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    /** The same at each attempt (`webhook-id`). */
    id: text().primaryKey(),
    webhookId: text()
      .notNull()
      .references(() => webhooks.id, { onDelete: "cascade" }),
    callId: text()
      .notNull()
      .references(() => calls.id, { onDelete: "cascade" }),
    seq: integer().notNull(),
    type: text().$type<CallEventType>().notNull(),
    /** What is sent, as it is signed. */
    body: text().notNull(),
    status: text().$type<"pending" | "delivered" | "failed">().notNull().default("pending"),
    /** Begun since `since`, the one under way included. */
    attempts: integer().notNull().default(0),
    /** From when on it is tried: since it was written, or replayed last. */
    since: time().notNull().defaultNow(),
    /** When it is tried next; null: not any more. While an attempt is under way: when that is taken for lost. */
    nextAt: time().defaultNow(),
    createdAt: time().notNull().defaultNow(),
    lastAt: time(),
    /** HTTP status of the last reply; null: there was none. */
    lastStatus: integer(),
    /** Why it failed, in a word of the contract. */
    lastError: text(),
    lastMs: integer(),
  },
  (table) => [
    uniqueIndex().on(table.webhookId, table.callId, table.seq),
    index("due_deliveries")
      .on(table.nextAt)
      .where(sql`${table.nextAt} is not null`),
    index().on(table.webhookId, table.createdAt),
  ],
);
