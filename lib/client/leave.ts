import type { RejectReason } from "@/lib/call";
import type { Desk } from "./desk";
import { isConnected, stageCall } from "./read";
import type { Farewell, Stage } from "./state";

/** Says to the server how this user left the call. Without a reply it is said again after the next connect. */
export async function leave(desk: Desk, callId: string): Promise<void> {
  const farewell = desk.state().leaving[callId];
  if (farewell !== undefined) await say(desk, callId, farewell);
}

async function say(desk: Desk, callId: string, farewell: Farewell): Promise<void> {
  const own = { callId, userId: desk.state().me.userId };
  switch (farewell.name) {
    case "reject":
      await desk.command("reject", { ...own, reason: farewell.reason });
      return;
    case "hangup":
    case "leave":
      await desk.command(farewell.name, own);
      return;
    case "cancel": {
      const result = await desk.command("cancel", own);
      if (result.ok || result.code !== "CALL_ALREADY_CONNECTED") return;
      desk.dispatch({ type: "leaving", callId, farewell: { name: "hangup" } });
      await desk.command("hangup", own);
    }
  }
}

/** How this user goes: from a group call alone, unless the host ends it for all. */
function farewellOf(desk: Desk, stage: Stage, forAll: boolean): Farewell {
  const call = stageCall(desk.state())?.call;
  const here = call !== undefined && isConnected(call, desk.state().me.userId);
  if (stage.outgoing && stage.connectedAt === undefined && !here) return { name: "cancel" };
  return { name: (call?.group ?? stage.group) && !forAll ? "leave" : "hangup" };
}

/** Cancels, hangs up or leaves, whatever this call has come to. It is over here at once. */
export async function hangUp(desk: Desk, forAll = false): Promise<void> {
  const state = desk.state();
  const { stage } = state;
  if (stage === null || stage.step === "over") return;
  const { callId } = stage;
  const farewell = farewellOf(desk, stage, forAll);
  // Before anything is closed here, which takes a moment: others ring until they hear of it.
  const said = callId === undefined ? undefined : say(desk, callId, farewell);
  if (callId !== undefined) desk.dispatch({ type: "leaving", callId, farewell });
  else desk.transports.abandon();
  // It was about to become the call of the other side, which goes on ringing.
  if (stage.step === "placing" && state.answering !== null)
    desk.dispatch({ type: "answering", callId: null });
  desk.dispatch({ type: "hung-up", now: desk.clock.now() });
  await said;
}

/** Refuses an incoming call; it stops ringing here at once, and everywhere when the server knows. */
export async function decline(desk: Desk, callId: string, reason: RejectReason): Promise<void> {
  const { calls, answering } = desk.state();
  if (calls[callId] === undefined) return;
  const farewell = { name: "reject", reason } as const;
  const said = say(desk, callId, farewell);
  desk.dispatch({ type: "leaving", callId, farewell });
  if (answering === callId) desk.dispatch({ type: "answering", callId: null });
  await said;
}
