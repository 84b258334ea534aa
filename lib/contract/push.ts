import type { CallType } from "@/lib/call";

/** A call as a push message names it: no more than a locked screen may show. */
export interface PushedCall {
  readonly callId: string;
  readonly type: CallType;
  /** The caller's. */
  readonly name: string;
}

/**
 * What is sent to a browser while no page of ours is open in it (RFC 8030), as JSON. It may come late, twice or in
 * another order: who gets it reads the call before it rings.
 */
export type PushMessage =
  /** It rings, until then (milliseconds since the epoch, by the server's clock). */
  | ({ readonly kind: "ring"; readonly until: number } & PushedCall)
  | ({ readonly kind: "missed" } & PushedCall)
  /** It rings no more, because this user did something elsewhere. */
  | ({ readonly kind: "dismissed"; readonly how: "answered" | "declined" } & PushedCall)
  /** Somebody tries whether messages arrive. */
  | { readonly kind: "test" };
