import type { InputOf, Page, ReplyOf } from "@/lib/contract";
import type { Caller, Listener } from "../caller";
import type { Live } from "../live";

/** What a command gives: the reply, or of an endpoint that answers a list a page of it. */
export type ResultOf<E> = E extends { readonly paged: true }
  ? ReplyOf<E> extends (infer Item)[]
    ? Page<Item>
    : never
  : ReplyOf<E>;

/** A command or query behind an endpoint: everything is parsed and the caller is who the input says. Both doors call it. */
export type Command<E> = (live: Live, input: InputOf<E>, caller: Caller) => Promise<ResultOf<E>>;

/** Behind an endpoint that streams: the stream, or the reply where that is asked for. */
export type StreamCommand<E> = (
  live: Live,
  input: InputOf<E>,
  listener: Listener,
) => Promise<ReplyOf<E> | ReadableStream<Uint8Array>>;

/** A file on its way, to be kept under this name (ASCII without quotes). */
export interface SentFile {
  /** `Content-Type`. */
  readonly type: string;
  readonly name: string;
  readonly content: ReadableStream<Uint8Array>;
}

/** Behind an endpoint that answers a file. */
export type FileCommand<E> = (live: Live, input: InputOf<E>, caller: Caller) => Promise<SentFile>;

/** Behind an endpoint that needs no sign-in. */
export type OpenCommand<E> = (live: Live, input: InputOf<E>, sender: Sender) => Promise<ReplyOf<E>>;

/** What a program says of itself that is not signed in. */
export interface Sender {
  /** `User-Agent` (RFC 9110, section 10.1.5). */
  readonly agent?: string;
}

/** ISO 8601 UTC. */
export const iso = (time: number): string => new Date(time).toISOString();

export const isoIf = (time: number | undefined): string | undefined =>
  time === undefined ? undefined : iso(time);
