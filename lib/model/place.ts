import { isLive, isOpen, newPart, occupied, ownPart, ring, settle } from "./call";
import { endOther, rejectBusy } from "./end";
import { ok, refused } from "./reply";
import type { Call, Place, Reply, World } from "./types";

/** Section 4, 1. */
export function place(world: World, action: Place): Reply {
  const callees = [...new Set(action.callees)].filter((user) => user !== action.actor);
  if (callees.length === 0) return refused("VALIDATION_ERROR");
  if (action.ofGroup && ![action.actor, ...callees].every((user) => world.members.includes(user)))
    return refused("NOT_GROUP_MEMBER");
  if (action.endOther) endOther(world, action.actor);
  const other = occupied(world, action.actor);
  if (other) return refused("CALLER_BUSY", other);
  const running = action.ofGroup && world.calls.find((call) => call.ofGroup && isLive(call));
  if (running) return refused("GROUP_CALL_RUNNING", running);
  const glaring = callees.length === 1 ? glare(world, action.actor, callees[0]) : undefined;
  if (glaring) return refused("CALL_GLARE", glaring);

  const caller = newPart(action.actor, action.type);
  caller.epoch = 1;
  caller.client = action.client;
  caller.muted = action.muted ?? caller.muted;
  caller.videoEnabled = action.videoEnabled ?? caller.videoEnabled;
  const call: Call = {
    id: action.call,
    type: action.type,
    caller: action.actor,
    callees,
    ofGroup: action.ofGroup,
    group: action.ofGroup || callees.length >= 2,
    host: action.actor,
    status: "calling",
    offer: action.offer,
    parts: [caller, ...callees.map((user) => newPart(user, action.type))],
    joins: 0,
  };
  for (const part of call.parts) if (part !== caller) ring(world, part, action.actor, false);
  settle(world, call);
  world.calls.push(call);
  const { status, type, ofGroup } = call;
  const reply = ok({ status, type, caller: action.actor, callees: [...callees], ofGroup });
  rejectBusy(world, call, callees);
  return reply;
}

/** That callee is calling this caller, and nobody else. */
function glare(world: World, caller: string, callee: string | undefined): Call | undefined {
  return world.calls.find(
    (call) => isOpen(call) && !call.group && call.caller === callee && !!ownPart(call, caller),
  );
}
