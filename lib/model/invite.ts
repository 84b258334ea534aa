import { codeOf, isLive, isOpen, isRung, newPart, ownPart, partOf, ring, seemsRung, settle } from "./call";
import { rejectBusy } from "./end";
import { ok, refused } from "./reply";
import type { Call, Invite, Reply, World } from "./types";

/** Section 4, 10. */
export function invite(world: World, call: Call, action: Invite): Reply {
  const inviter = ownPart(call, action.actor);
  if (!inviter) return refused("NOT_A_PARTICIPANT");
  if (!isLive(call)) return refused(codeOf(call.status));
  const may = inviter.status === "connected" || (isOpen(call) && action.actor === call.caller);
  if (!may) return refused("NOT_CONNECTED");

  const invited: string[] = [];
  const skipped: { user: string; reason: string }[] = [];
  for (const user of new Set(action.invitees)) {
    const knows = ownPart(call, user) !== undefined;
    const part = partOf(call, user) ?? newPart(user, call.type);
    if (seemsRung(part)) skipped.push({ user, reason: "ringing" });
    else if (part.status === "connected" || (isOpen(call) && user === call.caller))
      skipped.push({ user, reason: "in_call" });
    else {
      // The caller who is invited back does not become a callee: silent in the semantics.
      if (!call.parts.includes(part)) {
        call.parts.push(part);
        call.callees.push(user);
      }
      ring(world, part, action.actor, knows);
      if (user === call.caller && isRung(part)) part.cameBack = true;
      invited.push(user);
    }
  }
  if (invited.length > 0) call.group = true;
  settle(world, call);
  rejectBusy(world, call, invited);
  return ok({ invited, ...(skipped.length > 0 ? { skipped } : {}) });
}
