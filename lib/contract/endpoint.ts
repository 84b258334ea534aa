import { z } from "zod";
import type { ErrorCode } from "./errors";

export const tags = {
  auth: "Signing in",
  users: "People",
  groups: "Groups",
  calls: "Calls",
  media: "Media",
  reading: "Reading calls",
  keys: "Keys of programs",
  webhooks: "Webhooks",
} as const;

/** Which rate limit a request counts against; the settings say how much each allows. */
export type Bucket = "general" | "calls" | "signals" | "notes" | "signIn";

/**
 * What a key must have to be taken here. `any`: every key is; `session`: none is, only who has signed in; `service`:
 * service keys and nothing else.
 */
export type Access = "calls:read" | "calls:act" | "any" | "session" | "service";

/** One endpoint of the REST API, and where there is one the socket command of the same body. */
export interface Endpoint<Params = unknown, Query = unknown, Body = unknown, Reply = unknown> {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below `/api/v1`, with `:name` for parameters. */
  readonly path: string;
  readonly status: 200 | 201;
  readonly tag: keyof typeof tags;
  /** What it does, in a few words and in sentences. */
  readonly title: string;
  readonly about: string;
  /** Open endpoints need no access token. */
  readonly open?: boolean;
  /** Name of the parameter or body member that must be the caller's own id. */
  readonly own?: string;
  /** Where it is not what {@link accessOf} says of the tag and the method. */
  readonly access?: Access;
  /** Name of the socket command. */
  readonly command?: string;
  readonly bucket: Bucket;
  /** Takes an Idempotency-Key: as a header, and over the socket as the body member `idempotencyKey`. */
  readonly idempotent?: boolean;
  /** The body is a file of one of these media types, `content` of the input, and no JSON. */
  readonly takes?: { readonly types: readonly string[]; readonly bytes: number };
  /** The reply is a page of a list: with X-Total-Count and Link. */
  readonly paged?: boolean;
  /** The reply has a `version`, from which a weak ETag is made. */
  readonly etag?: boolean;
  /** The reply is a stream of server-sent events, or what `reply` says where that is asked for. */
  readonly streams?: boolean;
  /** The reply is a file to be kept: what `reply` says, or something of this media type where that is asked for. */
  readonly other?: string;
  /** What it may refuse with besides what every endpoint may. */
  readonly errors: readonly ErrorCode[];
  readonly params: z.ZodType<Params>;
  readonly query: z.ZodType<Query>;
  readonly body: z.ZodType<Body>;
  readonly reply: z.ZodType<Reply>;
  readonly example: { readonly body?: unknown; readonly reply: unknown; readonly other?: string };
}

/** An endpoint whose reply is a page of a list. */
export interface ListEndpoint<
  Params = unknown,
  Query = unknown,
  Body = unknown,
  Item = unknown,
> extends Endpoint<Params, Query, Body, Item[]> {
  readonly paged: true;
}

/** An endpoint whose reply is a file. */
export interface FileEndpoint<
  Params = unknown,
  Query = unknown,
  Body = unknown,
  Item = unknown,
> extends Endpoint<Params, Query, Body, Item[]> {
  readonly other: string;
}

const inCalls: readonly Endpoint["tag"][] = ["calls", "media", "reading", "groups"];

/** What a key must have to be taken by this endpoint: calls and groups are open to keys, and people to be read. */
export function accessOf({ access, tag, method }: Endpoint): Access {
  if (access) return access;
  if (method === "GET" && (tag === "users" || inCalls.includes(tag))) return "calls:read";
  return inCalls.includes(tag) ? "calls:act" : "session";
}

type Optional = "status" | "bucket" | "params" | "query" | "body" | "reply" | "paged" | "errors";

interface Parts<P, Q, B, PI, QI, BI> extends Omit<Endpoint<P, Q, B>, Optional> {
  readonly status?: 200 | 201;
  readonly bucket?: Bucket;
  readonly errors?: readonly ErrorCode[];
  readonly params?: z.ZodType<P, PI>;
  readonly query?: z.ZodType<Q, QI>;
  readonly body?: z.ZodType<B, BI>;
}

/** For the type of what a client gives: which members it may leave out. It is never there. */
interface Sent<I> {
  readonly sent?: I;
}

const none = z.object({}) as unknown;

export function endpoint<R, P = unknown, Q = unknown, B = unknown, PI = unknown, QI = unknown, BI = unknown>(
  parts: Parts<P, Q, B, PI, QI, BI> & { readonly reply: z.ZodType<R> },
): Endpoint<P, Q, B, R> & Sent<PI & QI & BI> {
  return {
    status: 200,
    bucket: "general",
    errors: [],
    params: none as z.ZodType<P>,
    query: none as z.ZodType<Q>,
    body: none as z.ZodType<B>,
    ...parts,
  };
}

/** An endpoint that answers a page of `item`s. */
export function list<I, P = unknown, Q = unknown, PI = unknown, QI = unknown>({
  item,
  ...parts
}: Parts<P, Q, unknown, PI, QI, unknown> & { readonly item: z.ZodType<I> }): ListEndpoint<P, Q, unknown, I> &
  Sent<PI & QI> {
  const reply = z.array(item).describe("A page of the list.");
  return { ...endpoint<I[], P, Q, unknown, PI, QI>({ ...parts, reply }), paged: true };
}

/** An endpoint that answers a file with `item`s. */
export function file<I, P = unknown, Q = unknown, PI = unknown, QI = unknown>({
  item,
  ...parts
}: Parts<P, Q, unknown, PI, QI, unknown> & {
  readonly item: z.ZodType<I>;
  readonly other: string;
}): FileEndpoint<P, Q, unknown, I> & Sent<PI & QI> {
  const { other } = parts;
  const reply = z.array(item).describe("All of them.");
  return { ...endpoint<I[], P, Q, unknown, PI, QI>({ ...parts, reply }), other };
}

/** A page of a list: the items on it, and how many there are on all pages. Where that is capped, `more` tells whether another page follows. */
export interface Page<Item> {
  readonly items: Item[];
  readonly total: number;
  readonly more?: boolean;
}

const digits = (most: number, what: string) =>
  z
    .string()
    .regex(/^\d{1,7}$/, "must be a whole number")
    .transform(Number)
    .pipe(
      z
        .number()
        .min(most === 100 ? 1 : 0, "is too small")
        .max(most, `must be at most ${most}`),
    )
    .meta({ description: what });

/** Where a page begins and how much is on it. */
export const paging = {
  limit: digits(100, "How many at most, 1 to 100.")
    .default(20)
    .meta({ override: { type: "integer", minimum: 1, maximum: 100, default: 20 } }),
  offset: digits(1_000_000, "How many to skip.")
    .default(0)
    .meta({ override: { type: "integer", minimum: 0, maximum: 1_000_000, default: 0 } }),
};

/** What a command gets: everything that was sent, checked. */
export type InputOf<E> = E extends {
  params: z.ZodType<infer Params>;
  query: z.ZodType<infer Query>;
  body: z.ZodType<infer Body>;
}
  ? Params & Query & Body
  : never;

/** What a client gives: the same, but that what has a default may be left out. */
export type GivenOf<E> = E extends { sent?: infer Sent }
  ? { [K in keyof InputOf<E> as K extends Needed<Sent> ? K : never]: InputOf<E>[K] } & {
      [K in keyof InputOf<E> as K extends Needed<Sent> ? never : K]?: InputOf<E>[K];
    }
  : never;

/** Names of the members that must be there. */
type Needed<T> = { [K in keyof T]-?: undefined extends T[K] ? never : K }[keyof T];

export type ReplyOf<E> = E extends { reply: z.ZodType<infer Reply> } ? Reply : never;
