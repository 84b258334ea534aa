import { connected, isFinal, isLive, isOpen, isRung, occupied, ownPart, partOf, seen } from "./call";
import { callUnits, talkUnits } from "./duration";
import { ok, refused } from "./reply";
import { listener } from "./world";
import type { Action, Call, Part, Record, Reply, Status, View, World } from "./types";

/** The call as it stands for this participant. */
function present(world: World, call: Call, viewer: Part): View {
  const { id, type, caller, callees, endReason, group, ofGroup, host } = call;
  const out = isFinal(viewer.status) && !viewer.everConnected;
  return {
    id,
    type,
    caller,
    callees: [...callees],
    // To who never connected the call is what it became for them, and had no duration while the others talked on.
    status: out ? viewer.status : call.status,
    units: out && isLive(call) ? 0 : callUnits(world, call),
    ...(endReason ? { endReason } : {}),
    group,
    ofGroup,
    host,
    participants: connected(call).map(({ user }) => user),
    members: call.parts.map((part) => {
      const { user, rejectReason, muted, videoEnabled, epoch } = part;
      const seeming = part !== viewer && part.seeming !== undefined;
      const reason = rejectReason && !seeming ? { rejectReason } : {};
      return { user, status: seeming ? seen(part) : part.status, ...reason, muted, videoEnabled, epoch };
    }),
    ...(viewer.client === undefined ? {} : { client: viewer.client }),
    ...(call.offer && isRung(viewer) ? { offer: true } : {}),
    ...(call.answer && viewer.user === caller ? { answer: true } : {}),
    ...(isRung(viewer) && occupied(world, viewer.user) ? { waiting: true } : {}),
  };
}

/** Keeps the call as it stands for everybody whose part was over at this moment and who never connected. */
export function keepLastViews(world: World): void {
  for (const call of world.calls)
    for (const part of call.parts)
      if (isFinal(part.status) && !part.everConnected) part.lastView ??= present(world, call, part);
}

/** Section 4, 8. Undefined: they may not see it. */
export function view(world: World, call: Call, user: string): View | undefined {
  const part = ownPart(call, user);
  return part && (part.lastView ?? present(world, call, part));
}

export function get(world: World, call: Call, { actor }: Pick<Action, "actor">): Reply {
  const shown = view(world, call, actor);
  return shown ? ok({ call: shown }) : refused("NOT_A_PARTICIPANT");
}

/** Section 4, 9: connected before outgoing before incoming, then the newest. */
export function activeCall(world: World, user: string): Call | undefined {
  const newest = world.calls.filter(isLive).reverse();
  return (
    newest.find((call) => partOf(call, user)?.status === "connected") ??
    newest.find((call) => isOpen(call) && call.caller === user) ??
    newest.find((call) => call.parts.some((part) => part.user === user && isRung(part) && !part.hidden))
  );
}

/** Read by a client without a socket: a call that comes in rings there from now on. */
export function active(world: World, { actor, client }: Pick<Action, "actor" | "client">): Reply {
  const call = activeCall(world, actor);
  const part = call && partOf(call, actor);
  if (client !== listener && part && isRung(part)) {
    part.status = "ringing";
    if (call.status === "calling") call.status = "ringing";
  }
  return ok({ call: call?.id ?? null });
}

/** Section 4, 7: newest first, each with the viewer's own outcome. */
export function history(world: World, { actor }: Pick<Action, "actor">): Reply {
  const records = [...world.calls].reverse().flatMap((call): Record[] => {
    const part = ownPart(call, actor);
    const shown = view(world, call, actor);
    if (!part || !shown) return [];
    return [
      {
        id: call.id,
        status: outcome(call, part),
        callStatus: shown.status,
        direction: call.caller === actor ? "outgoing" : "incoming",
        units: talkUnits(world, part),
        callUnits: shown.units,
        over: isFinal(part.status),
      },
    ];
  });
  return ok({ records });
}

/** A callee who never connected has `missed` or `rejected`; `missed` also where the caller cancelled. */
function outcome(call: Call, part: Part): Status {
  if (isFinal(part.status) && part.everConnected) return "ended";
  if (part.user !== call.caller && part.status === "cancelled") return "missed";
  return part.status;
}
