import type { CallDetail } from "@/lib/contract";
import { lostOutcome, outcomeOf } from "./outcome";
import { isConnected, isElsewhere, isLive, partIsLive } from "./read";
import { stageOf } from "./stage-of";
import type { Held, PhoneState, Stage } from "./state";

/** Pure: what a call, as the server tells it, changes here. A version that is not newer changes nothing. */

function epochsOf(call: CallDetail, before: Held | undefined): Held["epochs"] {
  const entries = call.members.map(({ userId, epoch }) => {
    const known = before?.epochs[userId];
    return [userId, known?.epoch === epoch ? known : { epoch, version: call.version }] as const;
  });
  return Object.fromEntries(entries);
}

export function without<V>(record: Readonly<Record<string, V>>, id: string): Readonly<Record<string, V>> {
  if (!(id in record)) return record;
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== id));
}

const timeOf = (time: string | undefined) => (time === undefined ? undefined : Date.parse(time));

/** The stage once this call has come to be so; null when the call goes on in another tab or device. */
export function stageAfter(state: PhoneState, call: CallDetail, actorId?: string): Stage | null {
  const { stage, me } = state;
  const free = stage === null || (stage.step === "over" && stage.callId !== call.id);
  if (free && state.answering === call.id && !partIsLive(call, me.userId)) {
    // The click to answer came too late: that is told.
    const outcome = outcomeOf(call, me.userId, actorId === me.userId);
    return { ...stageOf(call, me.userId, call.id), step: "over", outcome, last: call };
  }
  if (stage === null || stage.callId !== call.id) return stage;
  const byMe = stage.outcome?.byMe === true || actorId === me.userId;
  if (stage.step === "over") {
    if (isLive(call.status)) return stage;
    return { ...stage, outcome: outcomeOf(call, me.userId, byMe), guess: false, last: call };
  }
  const late = stage.entered === undefined || call.version < stage.entered;
  if (late && isLive(call.status)) return stage;
  if (!partIsLive(call, me.userId)) {
    // Ended by answering another, which takes its place in a moment.
    if (byMe && state.answering !== null && state.answering !== call.id) return null;
    return { ...stage, step: "over", outcome: outcomeOf(call, me.userId, byMe), last: call };
  }
  if (isConnected(call, me.userId) && isElsewhere(state, call)) return null;
  return { ...stage, group: call.group, connectedAt: stage.connectedAt ?? timeOf(call.connectedAt) };
}

export function applyCall(state: PhoneState, call: CallDetail, actorId?: string): PhoneState {
  const before = state.calls[call.id];
  if (call.version <= (before?.call.version ?? state.settled[call.id] ?? 0)) {
    // How it ended may have been asked for because it was over before this tab knew that it was its own.
    const guessed = state.stage?.guess === true && state.stage.callId === call.id;
    return guessed ? { ...state, stage: stageAfter(state, call, actorId) } : state;
  }
  const mine = partIsLive(call, state.me.userId);
  const taken = isConnected(call, state.me.userId) && isElsewhere(state, call);
  const next = {
    ...state,
    stage: stageAfter(state, call, actorId),
    answering: state.answering === call.id && (!mine || taken) ? null : state.answering,
    leaving: mine && !taken ? state.leaving : without(state.leaving, call.id),
  };
  if (!isLive(call.status)) {
    return {
      ...next,
      calls: without(state.calls, call.id),
      settled: { ...state.settled, [call.id]: call.version },
    };
  }
  const held: Held = { call, epochs: epochsOf(call, before) };
  return {
    ...next,
    calls: { ...state.calls, [call.id]: held },
    fresh: state.fresh.includes(call.id) ? state.fresh : [...state.fresh, call.id],
  };
}

/** The server does not know of this live call any more, and has not said how it ended. `now` is server time. */
export function dropCall(state: PhoneState, callId: string, now: number): PhoneState {
  const held = state.calls[callId];
  const { stage } = state;
  const over = stage?.callId === callId && stage.step === "in";
  return {
    ...state,
    calls: without(state.calls, callId),
    settled: held === undefined ? state.settled : { ...state.settled, [callId]: held.call.version },
    leaving: without(state.leaving, callId),
    answering: state.answering === callId ? null : state.answering,
    stage: over
      ? {
          ...stage,
          step: "over",
          outcome: lostOutcome(stage.connectedAt, now),
          guess: true,
          last: held?.call,
        }
      : stage,
  };
}
