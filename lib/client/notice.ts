import type { CallDetail } from "@/lib/contract";
import { memberOf, ringsHere } from "./read";
import { peopleOf } from "./stage-of";
import type { PhoneState } from "./state";
import type { RingNotice } from "./types";

/**
 * Pure: what is to be told when a call that rang here has become `call`. Undefined where nothing is: it goes on
 * ringing, this user has answered it, or has declined it in this tab.
 */
export function noticeOf(before: PhoneState, call: CallDetail): RingNotice | undefined {
  const held = before.calls[call.id]?.call;
  if (held === undefined || before.answering === call.id || !ringsHere(before, held)) return undefined;
  const kind = kindOf(memberOf(call, before.me.userId)?.status);
  if (kind === undefined) return undefined;
  const { id: callId, callerId, callerName, type } = call;
  const from = peopleOf(call, before.me.userId).find(({ userId }) => userId === callerId);
  return { callId, kind, type, from: from ?? { userId: callerId, name: callerName } };
}

function kindOf(status: string | undefined): RingNotice["kind"] | undefined {
  switch (status) {
    case "rejected":
      return "declined_elsewhere";
    case "missed":
    case "cancelled":
      return "missed";
    default:
      return undefined;
  }
}
