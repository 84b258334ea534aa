import {
  codeOf,
  connected,
  isLive,
  isOpen,
  isRung,
  newPart,
  occupied,
  ownPart,
  partOf,
  settle,
} from "./call";
import { asCaller, endOther } from "./end";
import { ok, refused } from "./reply";
import type { Answer, Call, Join, Part, Reply, World } from "./types";

/** Section 4, 2. */
export function answer(world: World, call: Call, action: Answer): Reply {
  const part = ownPart(call, action.actor);
  if (!part) return refused("NOT_A_PARTICIPANT");
  if (asCaller(call, part)) return refused("FORBIDDEN");
  if (part.status === "connected")
    return part.client === action.client ? answered(call, action) : refused("ANSWERED_ELSEWHERE");
  if (!isRung(part)) return refused(codeOf(part.status));
  if (call.offer && !action.answer) return refused("VALIDATION_ERROR");
  const refusal = noPlace(world, call, action);
  if (refusal) return refusal;
  if (call.offer) call.answer = description(action);
  call.offer = false;
  enter(world, call, part, action);
  return answered(call, action);
}

/** Each client has one description; so who repeats their answer hears the same again. */
const description = ({ actor, client }: Answer) => `${actor} ${client}`;

function answered(call: Call, action: Answer): Reply {
  const took = action.answer && call.answer === description(action);
  return ok({ status: call.status, ...(took ? {} : { negotiation: "signal" }) });
}

/** Section 4, 11. */
export function join(world: World, call: Call, action: Join): Reply {
  const known = ownPart(call, action.actor);
  if (!known && !call.ofGroup) return refused("NOT_A_PARTICIPANT");
  if (!known && !world.members.includes(action.actor)) return refused("NOT_GROUP_MEMBER");
  if (!isLive(call)) return refused(codeOf(call.status));
  // To who did not know of the call it is as if they had not been called.
  const part = partOf(call, action.actor) ?? newPart(action.actor, call.type);
  if (part.status === "connected") return takeOver(world, call, part, action);
  // Silent in the semantics: the caller has nothing to join before somebody has answered.
  if (isOpen(call) && action.actor === call.caller) return refused("NOT_CONNECTED");
  const refusal = noPlace(world, call, action);
  if (refusal) return refusal;
  if (!call.parts.includes(part)) {
    call.parts.push(part);
    call.callees.push(action.actor);
  }
  enter(world, call, part, action);
  return joined(call, action.actor);
}

/** The newest client has the place. The same one again has started anew: it gets a new epoch too. */
function takeOver(world: World, call: Call, part: Part, action: Join): Reply {
  seat(part, action);
  if (action.actor === call.caller) part.cameBack = true;
  settle(world, call);
  return joined(call, action.actor);
}

/** The joiner last, also who keeps their place in the order by moving to another client. */
function joined(call: Call, joiner: string): Reply {
  const others = connected(call).flatMap(({ user }) => (user === joiner ? [] : user));
  return ok({ participants: [...others, joiner] });
}

/** A call has so many places, and a user occupies one call at a time. Which is told first is silent in the semantics. */
function noPlace(world: World, call: Call, action: Answer | Join): Reply | undefined {
  if (connected(call).length >= world.rules.places) return refused("CALL_FULL");
  if (action.endOther) endOther(world, action.actor);
  const other = occupied(world, action.actor);
  return other && refused("IN_ANOTHER_CALL", other);
}

/** Section 3: the first answer or join connects the call, and with it the caller. */
function enter(world: World, call: Call, part: Part, action: Answer | Join): void {
  const caller = partOf(call, call.caller);
  if (isOpen(call)) {
    call.status = "connected";
    call.connectedAt = world.now;
    if (caller) connect(world, call, caller);
  }
  seat(part, action);
  if (action.actor === call.caller) part.cameBack = true;
  connect(world, call, part);
  settle(world, call);
}

function connect(world: World, call: Call, part: Part): void {
  call.joins += 1;
  part.joined = call.joins;
  part.status = "connected";
  part.hidden = false;
  part.everConnected = true;
  part.connectedSince = world.now;
  delete part.ringUntil;
  delete part.seeming;
  delete part.rejectReason;
  delete part.lastView;
}

/** The client by which they are in it, and with what switched on: as given, else as it was. */
function seat(part: Part, action: Answer | Join): void {
  part.client = action.client;
  part.epoch += 1;
  part.muted = action.muted ?? part.muted;
  part.videoEnabled = action.videoEnabled ?? part.videoEnabled;
}
