import {
  bigint,
  customType,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";
import type { MediaEventType } from "@/lib/call";
import { calls } from "./calls";
import { time } from "./columns";

const count = () => bigint({ mode: "number" });
const measure = () => doublePrecision();

/**
 * What the media of calls did that go on, or have just ended, as participants reported it: counters are differences since
 * the sample before. In columns, since hundreds of thousands of samples are summed up at once; null is what was not said.
 */
export const statSamples = pgTable(
  "stat_samples",
  {
    callId: text()
      .notNull()
      .references(() => calls.id, { onDelete: "cascade" }),
    userId: text().notNull(),
    peerUserId: text().notNull(),
    at: time().notNull(),
    seconds: measure(),
    pathLocal: text(),
    pathRemote: text(),
    pathProtocol: text(),
    pathAvailable: measure(),
    audioBytesSent: count(),
    audioBytesReceived: count(),
    audioPacketsSent: count(),
    audioPacketsReceived: count(),
    audioPacketsLost: count(),
    audioJitter: measure(),
    audioRoundTripTime: measure(),
    audioSentPacketsLost: count(),
    audioGaps: count(),
    audioConcealed: measure(),
    audioCodec: text(),
    videoBytesSent: count(),
    videoBytesReceived: count(),
    videoPacketsSent: count(),
    videoPacketsReceived: count(),
    videoPacketsLost: count(),
    videoJitter: measure(),
    videoRoundTripTime: measure(),
    videoFrameWidth: integer(),
    videoFrameHeight: integer(),
    videoFrameRate: measure(),
    videoBitrate: measure(),
    videoSentPacketsLost: count(),
    videoFramesDecoded: count(),
    videoFramesDropped: count(),
    videoFrozen: measure(),
    videoSentFrameWidth: integer(),
    videoSentFrameHeight: integer(),
    videoSentFrameRate: measure(),
    videoProcessorLimited: measure(),
    videoNetworkLimited: measure(),
    videoCodec: text(),
  },
  (table) => [primaryKey({ columns: [table.callId, table.userId, table.peerUserId, table.at] })],
);

/** What happened to the media of calls that go on, or have just ended, as participants reported it. */
export const mediaEvents = pgTable(
  "media_events",
  {
    callId: text()
      .notNull()
      .references(() => calls.id, { onDelete: "cascade" }),
    userId: text().notNull(),
    at: time().notNull(),
    type: text().$type<MediaEventType>().notNull(),
    /** Empty where it concerns no one connection. */
    peerUserId: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.callId, table.userId, table.at, table.type, table.peerUserId] })],
);

const octets = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

/** What was measured in a call that is over, in the place of its samples and events. */
export const statPacks = pgTable(
  "stat_packs",
  {
    callId: text()
      .primaryKey()
      .references(() => calls.id, { onDelete: "cascade" }),
    /** When the call ended, which is what decides how long it is kept. */
    endedAt: time().notNull(),
    /** The sums, as they were told while there were samples. */
    sums: jsonb().$type<unknown>().notNull(),
    /** The samples, some of them put together, packed. */
    series: octets().notNull(),
    events: jsonb().$type<unknown>().notNull().default([]),
  },
  (table) => [index().on(table.endedAt)],
);
