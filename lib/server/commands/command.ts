import type { InputOf, ReplyOf } from "@/lib/contract";
import type { Caller } from "../caller";
import type { Live } from "../live";

/** A command or query behind an endpoint: everything is parsed and the caller is who the input says. Both doors call it. */
export type Command<E> = (live: Live, input: InputOf<E>, caller: Caller) => Promise<ReplyOf<E>>;

/** Behind an endpoint that needs no sign-in. */
export type OpenCommand<E> = (live: Live, input: InputOf<E>) => Promise<ReplyOf<E>>;

/** ISO 8601 UTC. */
export const iso = (time: number): string => new Date(time).toISOString();

export const isoIf = (time: number | undefined): string | undefined =>
  time === undefined ? undefined : iso(time);
