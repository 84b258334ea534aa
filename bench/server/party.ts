import type { CallStatus } from "@/lib/call";

/** One side of a call, by whichever door. */
export interface Party {
  readonly userId: string;
  /** Sends a command by its name. Rejects when it is refused. */
  command(name: string, body: object): Promise<unknown>;
  /** As a callee: sees to it that the call rings. */
  ring(callId: string): Promise<void>;
  /** Resolves when this side has been told that the call is in this status; at once for who is never told. */
  told(callId: string, status: CallStatus): Promise<void>;
}

/** The reply, which both doors give alike. Throws when it is a refusal. */
export function accepted(name: string, reply: unknown): unknown {
  if (typeof reply === "object" && reply !== null && "error" in reply)
    throw new Error(`${name} was refused: ${JSON.stringify(reply.error)}`);
  return reply;
}
