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
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type {
  CallEventType,
  CallStatus,
  CallType,
  CallView,
  EndReason,
  EventDetail,
  Participant,
  RejectReason,
} from "@/lib/call";
import { users } from "./people";
import { time } from "./columns";

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
    uniqueIndex("one_call_a_group")
      .on(table.groupId)
      .where(sql`${table.status} in ('calling', 'ringing', 'connected')`),
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
    /** It does not reach this user, who blocked the caller: to them there is no such call. */
    hidden: boolean().notNull(),
    /** It does not ring at this user, who is not to be disturbed: they hear of it once it is over for them. */
    silenced: boolean().notNull().default(false),
    /** What the others see instead of the status, where an invitation does not reach this user, who knows the call. */
    shownAs: text().$type<NonNullable<Participant["shownAs"]>>(),
    rejectReason: text().$type<RejectReason>(),
    epoch: integer().notNull(),
    clientId: text(),
    negotiation: text().$type<"perfect">(),
    seenAt: time(),
    leaseUntil: time(),
    reconnecting: boolean().notNull(),
    ringUntil: time(),
    ringingClients: text().array().notNull(),
    joinedAt: time(),
    leftAt: time(),
    /** When this user's part in the call was over last. */
    overAt: time(),
    talkedBefore: bigint({ mode: "number" }).notNull(),
    muted: boolean().notNull(),
    videoEnabled: boolean().notNull(),
    handRaised: boolean().notNull(),
    /** Since when, while it is. */
    handRaisedAt: time(),
    screen: boolean().notNull(),
    lastView: jsonb().$type<CallView>(),
    /** Takes the one place that a user has: caller of a call not yet answered, or connected. */
    occupies: boolean().notNull(),
    /** For the history, which is read without its calls: of the call, and what became of it for this user. */
    callType: text().$type<CallType>().notNull(),
    createdAt: time().notNull(),
    groupId: text(),
    outcome: text().$type<CallStatus>().notNull(),
    /** How many participants, in their order, this user knows of: the others came when their own part was over. Null: all. */
    knows: integer(),
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
    // Everything that filters and orders a history, so that counting it needs no table.
    index("history")
      .on(
        table.userId,
        table.createdAt,
        table.callId,
        table.outcome,
        table.callType,
        table.position,
        table.knows,
        table.groupId,
      )
      .where(sql`not ${table.hidden}`),
    index("missed")
      .on(table.userId, table.overAt)
      .where(sql`${table.outcome} = 'missed' and ${table.position} > 0 and not ${table.hidden}`),
    // Whether two were ever connected in one call is told without the table.
    index("talked")
      .on(table.userId, table.callId)
      .where(sql`${table.joinedAt} is not null`),
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
    /** Those of them whom it did not reach, because they had blocked the actor. */
    unawareIds: text().array(),
    /** The key by which the actor acted, where it was a program with one. */
    keyId: text(),
    /** What more there is to say of it; null also in rows from before it was kept. */
    detail: jsonb().$type<EventDetail>(),
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
