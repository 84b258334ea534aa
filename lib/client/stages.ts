import { stageAfter } from "./apply";
import { lostOutcome, ownHangUp } from "./outcome";
import { isConnected, stageCall } from "./read";
import { stageOf } from "./stage-of";
import type { PhoneState, Stage } from "./state";

/** Pure: how the stage goes from placing or answering to in the call, and to over. */

/** The call may have been heard of before its stage was there: the stage is brought up to it. */
function caughtUp(state: PhoneState, stage: Stage, callId: string, now: number): PhoneState {
  const fresh = state.fresh.includes(callId) ? state.fresh : [...state.fresh, callId];
  const staged = { ...state, stage, fresh };
  const held = state.calls[callId];
  if (held !== undefined) return { ...staged, stage: stageAfter(staged, held.call) };
  if (state.settled[callId] === undefined || stage.step === "over") return staged;
  const outcome = lostOutcome(stage.connectedAt, now + state.serverOffset);
  return { ...staged, stage: { ...stage, step: "over", outcome, guess: true } };
}

/** The server has given the call that was being placed its id. It may have been hung up meanwhile. */
export function placed(
  state: PhoneState,
  key: string,
  callId: string,
  version: number,
  now: number,
): PhoneState {
  const { stage } = state;
  if (stage?.key !== key) return state;
  if (stage.step !== "placing") return { ...state, stage: { ...stage, callId } };
  return caughtUp(state, { ...stage, step: "in", callId, entered: version }, callId, now);
}

export interface Entry {
  readonly callId: string;
  readonly version: number;
  readonly connectedAt?: number;
  readonly now: number;
}

/** The server has confirmed an answer or a join. */
export function entered(state: PhoneState, { callId, version, connectedAt, now }: Entry): PhoneState {
  const call = state.calls[callId]?.call;
  const before = state.stage?.callId === callId && state.stage.step === "in" ? state.stage : undefined;
  const base = before ?? (call === undefined ? undefined : stageOf(call, state.me.userId, callId));
  const answering = state.answering === callId ? null : state.answering;
  if (base === undefined) return { ...state, answering };
  const stage: Stage = { ...base, entered: version, connectedAt: base.connectedAt ?? connectedAt };
  const media = before === undefined ? {} : state.media;
  return caughtUp({ ...state, answering, media }, stage, callId, now);
}

/** Hung up here: it is over at once, whatever the server still has to say about it. */
export function hungUp(state: PhoneState, now: number): PhoneState {
  const { stage } = state;
  if (stage === null || stage.step === "over") return state;
  // It was about to be joined, and goes on without this user: there is nothing to tell.
  if (stage.joining === true && stage.step === "placing") return { ...state, media: {}, stage: null };
  const call = stageCall(state)?.call;
  const connectedAt =
    call !== undefined && isConnected(call, state.me.userId) && call.connectedAt !== undefined
      ? Date.parse(call.connectedAt)
      : stage.connectedAt;
  const outcome = ownHangUp(connectedAt, now + state.serverOffset);
  return { ...state, media: {}, stage: { ...stage, step: "over", outcome, last: call } };
}
