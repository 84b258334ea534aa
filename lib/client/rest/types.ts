import type {
  CallPush,
  DevicePush,
  endpoints,
  GivenOf,
  GroupPush,
  MissedPush,
  NotePush,
  PresentPush,
  ReplyOf,
  SignalPush,
} from "./contract";
import type { table } from "./table";

export interface CallOptions {
  /** Calls the request off. What was asked for may have happened. */
  readonly signal?: AbortSignal;
  /** For `placeCall` and `invite`: the same key with the same input gets the same reply, and nothing happens twice. */
  readonly idempotencyKey?: string;
  /** It gets through although the page goes away meanwhile (Fetch, keepalive): at most 64 KiB. */
  readonly keepalive?: boolean;
}

/** A page of a list. */
export interface ListPage<Item> {
  readonly items: Item[];
  /** How many there are on all pages; may be capped. */
  readonly total: number;
  /** The `offset` of the next page, where there is one. */
  readonly next?: number;
}

type Endpoints = typeof endpoints;
type Name = Exclude<Extract<keyof typeof table, keyof Endpoints>, "events">;

/** A file that came whole. */
export interface KeptFile {
  readonly content: Blob;
  /** How the server calls it. */
  readonly name: string;
}

type Result<E> = E extends { readonly other: string }
  ? KeptFile
  : E extends { readonly paged: true }
    ? ReplyOf<E> extends (infer Item)[]
      ? ListPage<Item>
      : never
    : ReplyOf<E>;

type Input<E> = Omit<GivenOf<E>, "idempotencyKey">;

type Method<E> =
  Record<never, never> extends Input<E>
    ? (input?: Input<E>, options?: CallOptions) => Promise<Result<E>>
    : (input: Input<E>, options?: CallOptions) => Promise<Result<E>>;

/** What the server tells without being asked. */
export type ServerEvent = { readonly id: string } & (
  | { readonly event: "present"; readonly data: PresentPush }
  | { readonly event: "call"; readonly data: CallPush }
  | { readonly event: "signal"; readonly data: SignalPush }
  | { readonly event: "group"; readonly data: GroupPush }
  | { readonly event: "device"; readonly data: DevicePush }
  | { readonly event: "note"; readonly data: NotePush }
  | { readonly event: "missed"; readonly data: MissedPush }
);

export interface EventOptions {
  /** Ends it. */
  readonly signal?: AbortSignal;
  /** Goes on behind this event of an earlier time. */
  readonly lastEventId?: string;
  /** False: calls that come in do not count as ringing at this client. Default: they do. */
  readonly rings?: boolean;
  /** `poll`: asks again and again instead, where something on the way holds back what is streamed. */
  readonly via?: "stream" | "poll";
  /** Told when the connection is there, and when it is lost. */
  readonly onLink?: (online: boolean) => void;
}

/** One method for each endpoint of the API, by its name in the contract, and what the server tells. */
export type Client = { readonly [N in Name]: Method<Endpoints[N]> } & {
  /**
   * `present` at first and after each reconnect, then what happens. It reconnects by itself, for ever. An event counts as
   * taken when the next one is asked for: what was not taken comes again after a reconnect, and no other does.
   * Throws {@link RequestError} where to come again is of no use.
   */
  events(options?: EventOptions): AsyncGenerator<ServerEvent, void, undefined>;
};
