import { type Call, viewFor } from "@/lib/call";
import { ApiError } from "@/lib/contract";
import type { Caller } from "../caller";
import type { Live } from "../live";
import { isOperatorId } from "../people/operator";

/** An operator who has signed in. A key has not the rights of an operator, whoever made it. */
export async function readsAll(
  live: Live,
  { userId, key }: Pick<Caller, "userId" | "key">,
): Promise<boolean> {
  return key === undefined && isOperatorId(live, userId);
}

/**
 * As whom this caller reads the call: as themselves where they are or were in it, and as an operator like who placed it.
 * Errors: NOT_A_PARTICIPANT.
 */
export async function readerOf(live: Live, call: Call, caller: Caller): Promise<string> {
  if (viewFor(call, caller.userId)) return caller.userId;
  if (await readsAll(live, caller)) return call.callerId;
  throw new ApiError("NOT_A_PARTICIPANT");
}
