import { close, codeOf, connected, finish, isLive, isOpen, isRung, occupied, ownPart, settle } from "./call";
import { callUnits, talkUnits } from "./duration";
import { ok, refused } from "./reply";
import type { Action, Call, Part, Reject, Reply, World } from "./types";

type By = Pick<Action, "actor">;

/** Section 4, 3. */
export function reject(world: World, call: Call, action: Reject): Reply {
  const part = ownPart(call, action.actor);
  if (!part) return refused("NOT_A_PARTICIPANT");
  if (asCaller(call, part)) return refused("FORBIDDEN");
  if (part.status === "rejected") return ok();
  if (part.status === "connected") return refused("CALL_ALREADY_CONNECTED");
  if (!isRung(part)) return refused(codeOf(part.status));
  decline(world, call, part, action.reason ?? "declined");
  return ok();
}

/** Section 4, 5. */
export function cancel(world: World, call: Call, action: By): Reply {
  if (!ownPart(call, action.actor)) return refused("NOT_A_PARTICIPANT");
  if (action.actor !== call.caller) return refused("FORBIDDEN");
  if (call.status === "cancelled") return ok();
  if (call.status === "connected") return refused("CALL_ALREADY_CONNECTED");
  if (!isOpen(call)) return refused(codeOf(call.status));
  finish(world, call, "cancelled");
  return ok();
}

/** Section 4, 4. */
export function hangup(world: World, call: Call, action: By): Reply {
  const part = ownPart(call, action.actor);
  if (!part) return refused("NOT_A_PARTICIPANT");
  if (part.status === "connected" && call.group && call.host === action.actor)
    finish(world, call, "ended", "host_ended");
  else goOut(world, call, part);
  // Where the call goes on, the time of end and the duration are the leaver's own.
  const units = isLive(call) ? talkUnits(world, part) : callUnits(world, call);
  return ok({ status: call.status, over: true, units });
}

/** Section 4, 12. */
export function leave(world: World, call: Call, action: By): Reply {
  const part = ownPart(call, action.actor);
  if (!part) return refused("NOT_A_PARTICIPANT");
  goOut(world, call, part);
  return ok();
}

/** `endOther`: leave, cancel or hang up the call that this user occupies. */
export function endOther(world: World, user: string): void {
  const call = occupied(world, user);
  const part = call && ownPart(call, user);
  if (part) goOut(world, call, part);
}

/** Out of a call in the way that its state allows; who is out already stays so. */
function goOut(world: World, call: Call, part: Part): void {
  if (isOpen(call) && part.user === call.caller) finish(world, call, "cancelled");
  else if (isRung(part)) decline(world, call, part, "declined");
  else if (part.status !== "connected") return;
  else if (!call.group) finish(world, call, "ended", "hangup");
  else {
    close(world, part, "ended");
    // The host's role goes to whoever has been connected longest.
    if (call.host === part.user) call.host = connected(call)[0]?.user ?? call.host;
    settle(world, call);
  }
}

/** A second call rings, unless the setting of who is called says otherwise. */
export function rejectBusy(world: World, call: Call, users: readonly string[]): void {
  for (const user of users) {
    const part = ownPart(call, user);
    if (part && world.rejecters.includes(user) && occupied(world, user)) decline(world, call, part, "busy");
  }
}

/** Who placed the call, as long as they have not been invited back to it and have not come back. */
export const asCaller = (call: Call, part: Part) => part.user === call.caller && !part.cameBack;

function decline(world: World, call: Call, part: Part, reason: "busy" | "declined"): void {
  close(world, part, "rejected");
  part.rejectReason = reason;
  settle(world, call);
}
