import { index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { calls } from "./calls";
import { time } from "./columns";
import { sessions, users } from "./people";

/** Where a browser can be reached while no page of ours is open (Push API, W3C). It ends with its session. */
export const pushSubscriptions = pgTable(
  "push_subscriptions",
  {
    sessionId: text()
      .primaryKey()
      .references(() => sessions.id, { onDelete: "cascade" }),
    /** Whose session it is. */
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    endpoint: text().notNull().unique(),
    /** The browser's public key and secret (RFC 8291), base64url. */
    p256dh: text().notNull(),
    auth: text().notNull(),
    createdAt: time().notNull().defaultNow(),
  },
  (table) => [index().on(table.userId)],
);

/** Which browsers were sent that a call rings; a row goes when its browser was told that it rings no more. */
export const pushRings = pgTable(
  "push_rings",
  {
    callId: text()
      .notNull()
      .references(() => calls.id, { onDelete: "cascade" }),
    sessionId: text()
      .notNull()
      .references(() => sessions.id, { onDelete: "cascade" }),
    sentAt: time().notNull().defaultNow(),
    /** A server process tells the browser that it is over, and has until then. */
    claimedUntil: time(),
  },
  (table) => [primaryKey({ columns: [table.callId, table.sessionId] }), index().on(table.sessionId)],
);
