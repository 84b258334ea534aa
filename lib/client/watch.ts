import { prepare } from "./answer";
import { type Desk, ownWants } from "./desk";
import {
  connectedOthers,
  hushedCall,
  inCall,
  isConnected,
  isOccupied,
  ringingCalls,
  stageCall,
} from "./read";
import { remember } from "./recall";
import { comeBack, joinIfDue } from "./reenter";
import { report } from "./report";
import type { Ringing } from "./ringer";
import type { PhoneState } from "./state";

/** What follows from the state, whatever brought it about. Each may be run again and again. */

/** The call that this tab is in, or is about to be in. */
function ownCallId({ answering, calls, stage }: PhoneState): string | undefined {
  if (answering !== null && calls[answering] !== undefined) return answering;
  return stage?.step === "in" ? stage.callId : undefined;
}

/** What rings and can be answered now: while in a call, here or elsewhere, nothing can. */
const answerable = (state: PhoneState) => (isOccupied(state) ? [] : ringingCalls(state));

/** While it rings: takes in the offer and opens the devices, so that the answer is quick. */
function getReady(desk: Desk): void {
  const state = desk.state();
  if (inCall(state) || state.answering !== null) return;
  const ringing = answerable(state);
  for (const call of ringing) prepare(desk, call);
  const [first] = ringing;
  // Going out of sight ends no preview, and begins none: what is still open then is of a call that has ended.
  const prepared = first !== undefined && desk.preview === first.id;
  const wanted = first !== undefined && (prepared || desk.visible());
  if (!wanted) desk.devices.close();
  else if (!prepared) void desk.devices.open({ microphone: true, camera: first.type === "video" });
  desk.preview = wanted ? first.id : null;
}

/** Closes the connections of calls in which this tab has no part any more. */
function tidyUp(desk: Desk): void {
  const state = desk.state();
  const { stage, answering } = state;
  if (stage?.step !== "placing") desk.transports.abandon();
  const wanted = new Set(ringingCalls(state).map((call) => call.id));
  if (stage?.step === "in" && stage.callId !== undefined) wanted.add(stage.callId);
  if (answering !== null) wanted.add(answering);
  for (const id of desk.transports.ids()) {
    if (state.calls[id] === undefined && !wanted.has(id)) desk.transports.forget(id);
    else if (!wanted.has(id)) desk.transports.drop(id);
  }
}

/** Brings the connections in line with the call on the stage. */
function connect(desk: Desk): void {
  const state = desk.state();
  const held = stageCall(state);
  const entered = state.stage?.entered;
  if (held === undefined || entered === undefined) return;
  desk.transports.of(held.call.id).sync(held, entered);
}

function rememberDevices(desk: Desk): void {
  const { stage, clientId } = desk.state();
  if (stage?.step === "in" && stage.entered !== undefined && stage.callId !== undefined) {
    remember(desk.memory, stage.callId, ownWants(desk.devices));
  } else if (clientId !== "" && stage?.step === "over") {
    remember(desk.memory, null, ownWants(desk.devices));
  }
}

/** A screen is shared with the people of one call, and with nobody afterwards. */
function shareWithin(desk: Desk): void {
  const state = desk.state();
  const call = stageCall(state)?.call;
  if (call === undefined || !isConnected(call, state.me.userId)) desk.screen.stop();
}

/** What should be heard in this state. */
export function soundOf(state: PhoneState): Ringing {
  const call = stageCall(state)?.call;
  if (state.stage?.outgoing === true && call?.status === "ringing") return { tone: "ringback" };
  const hushed = hushedCall(state);
  const [first] = state.answering === null ? ringingCalls(state) : [];
  if (first === undefined) return hushed === undefined ? null : { tone: "hush", callId: hushed };
  if (!isOccupied(state)) return { tone: "ringtone", callId: first.id };
  // To who talks in this tab it knocks; what goes on elsewhere is heard there.
  return inCall(state) ? { tone: "waiting", callId: first.id } : null;
}

export function watch(desk: Desk): void {
  const state = desk.state();
  desk.transports.online = state.link === "online";
  desk.transports.inCall(ownCallId(state));
  comeBack(desk);
  getReady(desk);
  tidyUp(desk);
  connect(desk);
  desk.measurements.only(connectedOthers(state));
  rememberDevices(desk);
  shareWithin(desk);
  void joinIfDue(desk);
  void report(desk);
}
