import {
  type AnyPgColumn,
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";
import { bytes, time } from "./columns";

/** What a key may do: read calls, or take part in them too. */
export type ApiScope = "calls:read" | "calls:act";

export const users = pgTable(
  "users",
  {
    id: text().primaryKey(),
    /** Lower case; what one signs in with. */
    username: text().notNull().unique(),
    nickname: text().notNull(),
    avatar: text(),
    passwordHash: text().notNull(),
    demo: boolean().notNull().default(false),
    /** What happens to a call that comes while this user is in another. */
    whenBusy: text().$type<"ring" | "reject">().notNull().default("ring"),
    /** Nothing rings; who called is found among the missed ones. */
    doNotDisturb: boolean().notNull().default(false),
    /** Whose calls reach this user; others see what an unanswered caller sees. `known`: talked with, or of a group of both. */
    callableBy: text().$type<"everyone" | "known" | "nobody">().notNull().default("everyone"),
    /** A test user, driven by a program of ours. */
    bot: boolean().notNull().default(false),
    /** The service key that created this user; only it may act for them, and they have no password. */
    serviceKeyId: text().references((): AnyPgColumn => apiKeys.id, { onDelete: "set null" }),
    /** Until when they have seen their history: what they missed after that is new to them. */
    historySeenAt: time().notNull().defaultNow(),
    createdAt: time().notNull().defaultNow(),
  },
  (table) => [index().on(table.serviceKeyId)],
);

/** Keys of programs: of a user for themselves, or of an operator for the users of another system. */
export const apiKeys = pgTable(
  "api_keys",
  {
    /** Part of the key, in the clear. */
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references((): AnyPgColumn => users.id, { onDelete: "cascade" }),
    kind: text().$type<"personal" | "service">().notNull(),
    name: text().notNull(),
    scopes: text().array().$type<ApiScope[]>().notNull(),
    /** SHA-256 of the secret part, which has 256 bits of chance, in hexadecimal. */
    hash: text().notNull(),
    createdAt: time().notNull().defaultNow(),
    lastUsedAt: time(),
    /** A key that was revoked is kept for the timelines that name it. */
    revokedAt: time(),
  },
  (table) => [index().on(table.userId)],
);

/** Whose calls do not reach somebody. */
export const blocks = pgTable(
  "blocks",
  {
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    blockedId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: time().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.blockedId] }), index().on(table.blockedId)],
);

/** One row a signed-in device or program. Deleting it refuses its tokens at once. */
export const sessions = pgTable(
  "sessions",
  {
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** `key`: of a program that shows an API key, or a token minted with a service key. */
    kind: text().$type<"web" | "api" | "key">().notNull(),
    /** The key that opened it; revoking the key ends it. */
    keyId: text().references(() => apiKeys.id, { onDelete: "cascade" }),
    /** Number of the refresh token that is valid now. */
    generation: integer().notNull().default(0),
    rotatedAt: time().notNull().defaultNow(),
    createdAt: time().notNull().defaultNow(),
    expiresAt: time().notNull(),
    /** `User-Agent` of who signed in, for the list of signed-in devices. */
    agent: text(),
  },
  (table) => [index().on(table.userId), index().on(table.expiresAt), index().on(table.keyId)],
);

/** Uploaded pictures of people. */
export const avatars = pgTable("avatars", {
  /** Part of its address: another picture has another. */
  id: text().primaryKey(),
  userId: text()
    .notNull()
    .unique()
    .references(() => users.id, { onDelete: "cascade" }),
  mediaType: text().notNull(),
  content: bytes().notNull(),
  createdAt: time().notNull().defaultNow(),
});

export const groups = pgTable("groups", {
  id: text().primaryKey(),
  name: text().notNull(),
  createdAt: time().notNull().defaultNow(),
});

export const groupMembers = pgTable(
  "group_members",
  {
    groupId: text()
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text().$type<"admin" | "member">().notNull(),
    /** The order of coming: who is in it for longest has the smallest. */
    position: bigint({ mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    joinedAt: time().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.groupId, table.userId] }), index().on(table.userId)],
);

/** What this server alone knows and keeps where its users are: made once, the same for every process. */
export const serverSecrets = pgTable("server_secrets", {
  name: text().primaryKey(),
  value: text().notNull(),
  createdAt: time().notNull().defaultNow(),
});
