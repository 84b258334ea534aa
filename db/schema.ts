import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { CallEventType, CallStatus, CallType, CallView, EndReason, RejectReason } from "@/lib/call";

const time = () => timestamp({ withTimezone: true, mode: "date", precision: 3 });

export const users = pgTable("users", {
  id: text().primaryKey(),
  /** Lower case; what one signs in with. */
  username: text().notNull().unique(),
  nickname: text().notNull(),
  avatar: text(),
  passwordHash: text().notNull(),
  demo: boolean().notNull().default(false),
  createdAt: time().notNull().defaultNow(),
});

/** One row a signed-in device or program. Deleting it refuses its tokens at once. */
export const sessions = pgTable(
  "sessions",
  {
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    kind: text().$type<"web" | "api">().notNull(),
    /** Number of the refresh token that is valid now. */
    generation: integer().notNull().default(0),
    rotatedAt: time().notNull().defaultNow(),
    createdAt: time().notNull().defaultNow(),
    expiresAt: time().notNull(),
  },
  (table) => [index().on(table.userId), index().on(table.expiresAt)],
);

export const calls = pgTable(
  "calls",
  {
    id: text().primaryKey(),
    type: text().$type<CallType>().notNull(),
    callerId: text()
      .notNull()
      .references(() => users.id),
    calleeIds: text().array().notNull(),
    groupId: text(),
    group: boolean().notNull(),
    hostId: text().notNull(),
    status: text().$type<CallStatus>().notNull(),
    endReason: text().$type<EndReason>(),
    version: integer().notNull(),
    createdAt: time().notNull(),
    connectedAt: time(),
    endedAt: time(),
    aloneSince: time(),
    /** The next deadline of the call itself; leases stand at the participants. */
    dueAt: time(),
    offer: text(),
    answer: text(),
  },
  (table) => [
    index()
      .on(table.dueAt)
      .where(sql`${table.dueAt} is not null`),
  ],
);

export const participants = pgTable(
  "participants",
  {
    callId: text()
      .notNull()
      .references(() => calls.id, { onDelete: "cascade" }),
    userId: text()
      .notNull()
      .references(() => users.id),
    /** The caller is 0; callees follow in the order in which they were called or joined. */
    position: integer().notNull(),
    status: text().$type<CallStatus>().notNull(),
    rejectReason: text().$type<RejectReason>(),
    epoch: integer().notNull(),
    clientId: text(),
    seenAt: time(),
    leaseUntil: time(),
    reconnecting: boolean().notNull(),
    ringUntil: time(),
    ringingClients: text().array().notNull(),
    joinedAt: time(),
    leftAt: time(),
    talkedBefore: bigint({ mode: "number" }).notNull(),
    muted: boolean().notNull(),
    videoEnabled: boolean().notNull(),
    handRaised: boolean().notNull(),
    screen: boolean().notNull(),
    lastView: jsonb().$type<CallView>(),
    /** Takes the one place that a user has: caller of a call not yet answered, or connected. */
    occupies: boolean().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.callId, table.userId] }),
    uniqueIndex("one_call_at_a_time")
      .on(table.userId)
      .where(sql`${table.occupies}`),
    index("live_participants")
      .on(table.userId)
      .where(sql`${table.status} in ('calling', 'ringing', 'connected')`),
    index()
      .on(table.leaseUntil)
      .where(sql`${table.leaseUntil} is not null`),
  ],
);

/** The timeline: one row a version of the call. */
export const callEvents = pgTable(
  "call_events",
  {
    callId: text()
      .notNull()
      .references(() => calls.id, { onDelete: "cascade" }),
    seq: integer().notNull(),
    type: text().$type<CallEventType>().notNull(),
    actorId: text(),
    subjectIds: text().array(),
    at: time().notNull(),
    /** Null until it was told to those concerned. */
    publishedAt: time(),
  },
  (table) => [
    primaryKey({ columns: [table.callId, table.seq] }),
    index("unpublished_events")
      .on(table.at)
      .where(sql`${table.publishedAt} is null`),
  ],
);

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
