import type { CallDetail } from "@/lib/contract";

type Viewer = { readonly userId: string; readonly clientId: string };

const rung = ["calling", "ringing"];

const isPlacer = (call: CallDetail, { userId }: Viewer) => call.callerId === userId;

const statusOf = (call: CallDetail, { userId }: Viewer) =>
  call.members.find((member) => member.userId === userId)?.status ?? "ended";

/** Does this client have its user's place in the call? */
export function hasSeat(call: CallDetail, viewer: Viewer): boolean {
  const takesPart =
    statusOf(call, viewer) === "connected" || (isPlacer(call, viewer) && rung.includes(call.status));
  return takesPart && call.clientId === viewer.clientId;
}

/** Does the call ring at this user, or would it if any client of theirs were there? */
export function isRungAt(call: CallDetail, viewer: Viewer): boolean {
  return !isPlacer(call, viewer) && rung.includes(statusOf(call, viewer));
}
