import type { Call, Part, Status, World } from "./types";

/** Section 3: the last four are final. */
export const isFinal = (status: Status) => ["ended", "rejected", "missed", "cancelled"].includes(status);

export const isLive = (call: Call) => !isFinal(call.status);

/** Nobody has answered yet. */
export const isOpen = (call: Call) => call.status === "calling" || call.status === "ringing";

/** It rings here, confirmed or not. */
export const isRung = (part: Part) => part.ringUntil !== undefined;

/** It rings here, or to the others it looks so. */
export const seemsRung = (part: Part) => isRung(part) || part.seeming?.status === "calling";

/** What others see. */
export const seen = (part: Part) => part.seeming?.status ?? part.status;

/** This user in the call, whether or not they know of it. */
export const partOf = (call: Call, user: string) => call.parts.find((part) => part.user === user);

/** This user in a call that they know of. */
export function ownPart(call: Call, user: string): Part | undefined {
  const part = partOf(call, user);
  return part?.hidden ? undefined : part;
}

/** Who is connected, in the order of joining. */
export const connected = (call: Call) =>
  call.parts.filter(({ status }) => status === "connected").sort((a, b) => a.joined - b.joined);

/** The call that a user occupies: as its caller before it is connected, or connected themselves. */
export const occupied = (world: World, user: string) =>
  world.calls.find(
    (call) =>
      (isOpen(call) && call.caller === user) || (isLive(call) && partOf(call, user)?.status === "connected"),
  );

/** The code that tells of a final status. */
export const codeOf = (status: Status) => `CALL_${status.toUpperCase()}`;

export function newPart(user: string, type: Call["type"]): Part {
  return {
    user,
    status: "calling",
    muted: false,
    videoEnabled: type === "video",
    epoch: 0,
    joined: 0,
    talked: 0,
    everConnected: false,
    hidden: false,
    cameBack: false,
  };
}

/**
 * It starts to ring at somebody, with a fresh deadline. At who has blocked `by` it only looks so; `knows`: they have
 * heard of the call before, and what they have heard stays as it is.
 */
export function ring(world: World, part: Part, by: string, knows: boolean): void {
  const blocked = world.blocks.some((block) => block.by === part.user && block.of === by);
  if (blocked && knows) {
    part.seeming = { status: "calling", until: world.now + world.rules.ring };
    return;
  }
  delete part.seeming;
  part.status = "calling";
  part.hidden = blocked;
  part.ringUntil = world.now + world.rules.ring;
  delete part.client;
  delete part.rejectReason;
  delete part.lastView;
}

/** A participant's part in the call is over. */
export function close(world: World, part: Part, status: Status): void {
  if (part.connectedSince !== undefined) part.talked += world.now - part.connectedSince;
  delete part.connectedSince;
  delete part.ringUntil;
  part.status = status;
}

/** The call is over: who was connected has `ended`, where it still rang it is `cancelled`. */
export function finish(world: World, call: Call, status: Status, reason?: Call["endReason"]): void {
  call.status = status;
  call.endedAt = world.now;
  if (reason) call.endReason = reason;
  call.offer = false;
  delete call.aloneSince;
  for (const part of call.parts) {
    if (part.seeming?.status === "calling") part.seeming = { status: "cancelled" };
    if (part.status === "connected") close(world, part, "ended");
    else if (isRung(part)) close(world, part, "cancelled");
    // The caller's own, while nobody has answered.
    else if (part.status === "calling") close(world, part, status);
  }
}

/** What follows when somebody's part is over, or has begun again. */
export function settle(world: World, call: Call): void {
  if (!offerStands(call)) call.offer = false;
  if (isOpen(call)) {
    if (call.parts.some(seemsRung)) return;
    const callees = call.parts.filter(({ user }) => user !== call.caller);
    const everyone = callees.every((callee) => seen(callee) === "rejected");
    finish(world, call, everyone ? "rejected" : "missed");
  } else if (call.status === "connected") {
    const here = connected(call);
    if (here.length === 0) finish(world, call, "ended", "all_left");
    else if (here.length === 1 && call.group && !call.parts.some(seemsRung)) call.aloneSince ??= world.now;
    else delete call.aloneSince;
  }
}

/**
 * One offer serves one peer connection. The semantics do not say what becomes of an offer that several could answer, or
 * whose sender has gone: here, as on the server, it is dropped.
 */
function offerStands(call: Call): boolean {
  const caller = partOf(call, call.caller);
  return call.parts.filter(seemsRung).length === 1 && !!caller && !caller.cameBack && !isFinal(caller.status);
}
