import type { CallDetail } from "@/lib/contract";
import { declared, type Desk, ownWants } from "./desk";
import { leave } from "./leave";
import { elsewhereCall, inCall, isConnected, isPlacing, memberOf, partIsLive, stageCall } from "./read";
import { recall } from "./recall";
import { stageOf } from "./stage-of";

/** After a join that got no reply. */
const retryMs = 1_000;

/** This tab has this user's place in the call already: it was reloaded, or the reply was lost. */
const isOurs = (desk: Desk, call: CallDetail) => {
  const { me, clientId } = desk.state();
  const hasPlace = isPlacing(call, me.userId) || isConnected(call, me.userId);
  return call.clientId === clientId && hasPlace && partIsLive(call, me.userId);
};

/** Brings a call back on the stage, with the microphone and the camera as they were: what was off stays off. */
function stageAgain(desk: Desk, call: CallDetail): void {
  const { userId } = desk.state().me;
  const own = memberOf(call, userId);
  const last = recall(desk.memory, call.id);
  desk.dispatch({ type: "staged", stage: stageOf(call, userId, desk.newKey()) });
  void desk.devices.open({
    microphone: own?.muted !== true && last?.microphone !== false,
    camera: own?.videoEnabled === true && last?.camera !== false,
  });
}

/** Finds a call in which this tab has a place without being in it, and comes back to it. */
export function comeBack(desk: Desk): void {
  const state = desk.state();
  if (inCall(state) || desk.placing > 0 || state.answering !== null || state.clientId === "") return;
  const call = Object.values(state.calls)
    .map((held) => held.call)
    .find((each) => isOurs(desk, each) && state.leaving[each.id] === undefined);
  if (call === undefined) return;
  if (desk.abandoned && !isConnected(call, state.me.userId)) {
    desk.abandoned = false;
    desk.dispatch({ type: "leaving", callId: call.id, farewell: { name: "cancel" } });
    void leave(desk, call.id);
    return;
  }
  stageAgain(desk, call);
}

/** Brings the call that goes on elsewhere to this tab. */
export function takeOver(desk: Desk): void {
  const state = desk.state();
  const call = elsewhereCall(state);
  if (call !== undefined && !inCall(state) && state.answering === null) stageAgain(desk, call);
}

/** Asks for this tab's place anew: with it come a new epoch and new connections, offered by this tab. */
export async function joinIfDue(desk: Desk): Promise<void> {
  const state = desk.state();
  const call = stageCall(state)?.call;
  const { stage, me } = state;
  if (call === undefined || stage?.entered !== undefined || !isConnected(call, me.userId)) return;
  if (state.link !== "online" || desk.joining === call.id) return;
  desk.joining = call.id;
  // Whatever has come so far is meant for connections that are gone.
  desk.transports.drop(call.id);
  const wants = ownWants(desk.devices);
  const media = { muted: !wants.microphone, videoEnabled: wants.camera };
  const result = await desk.command("join", { callId: call.id, userId: me.userId, ...media, ...declared });
  desk.joining = null;
  const now = desk.state().stage;
  if (now?.callId !== call.id || now.step !== "in") return;
  if (result.ok) {
    const transport = desk.transports.of(call.id);
    desk.told = { callId: call.id, ...media };
    const { version } = result.reply.call;
    desk.dispatch({ type: "entered", callId: call.id, version, now: desk.clock.now() });
    transport.release();
  } else if (result.code === "NETWORK") {
    desk.clock.after(retryMs, () => void joinIfDue(desk));
  } else {
    desk.dispatch({ type: "refused", key: now.key, code: result.code });
  }
}
