import type { Desk } from "./desk";
import type { HostCommand, InviteFate, PersonRef } from "./types";

/** The call in which one can do something now. */
function presentCall(desk: Desk): string | undefined {
  const { stage } = desk.state();
  return stage?.step === "in" ? stage.callId : undefined;
}

/** Lets the call ring at more people. */
export async function invite(desk: Desk, people: readonly PersonRef[]): Promise<InviteFate> {
  const callId = presentCall(desk);
  if (callId === undefined || people.length === 0) return "failed";
  const inviteeIds = people.map(({ userId }) => userId);
  const result = await desk.command("invite", { callId, inviterId: desk.state().me.userId, inviteeIds });
  if (result.ok) return "sent";
  return result.code === "CALL_FULL" || result.code === "VALIDATION_ERROR" ? "full" : "failed";
}

/** What the host does to somebody in the call. False: it could not be done. */
export async function command(desk: Desk, userId: string, what: HostCommand): Promise<boolean> {
  const callId = presentCall(desk);
  if (callId === undefined) return false;
  const ask = {
    mute: () => desk.command("mute", { callId, userId, muted: true }),
    stopVideo: () => desk.command("video", { callId, userId, enabled: false }),
    makeHost: () => desk.command("host", { callId, userId: desk.state().me.userId, hostId: userId }),
  };
  return (await ask[what]()).ok;
}
