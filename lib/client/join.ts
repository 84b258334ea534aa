import type { CallType } from "@/lib/call";
import { answer } from "./answer";
import type { JoinOptions } from "./call-options";
import type { Failure, FailureCode } from "./commands";
import { callOf, declared, type Desk, mediaNow } from "./desk";
import { leave } from "./leave";
import { refusedOutcome } from "./outcome";
import type { Wants } from "./ports";
import { inCall, ringsHere } from "./read";
import type { Stage } from "./state";

const stillJoining = (desk: Desk, key: string) => {
  const { stage } = desk.state();
  return stage?.key === key && stage.step === "placing";
};

function stageFor(desk: Desk, callId: string, options: JoinOptions): Stage {
  const { video, people = [], groupId } = options;
  const usual: CallType = video ? "video" : "audio";
  const type = options.type ?? callOf(desk, callId)?.type ?? usual;
  return { key: desk.newKey(), ...joining, type, people, ...(groupId !== undefined && { groupId }) };
}

const joining = { group: true, outgoing: false, joining: true, step: "placing" } as const;

/**
 * Joins a call that this user is not in. What fails is told on the stage; while that still has the other call, which then
 * goes on, it is returned.
 */
export async function join(desk: Desk, callId: string, options: JoinOptions): Promise<FailureCode | null> {
  const state = desk.state();
  const { video, endOther = false } = options;
  const talking = inCall(state);
  if (state.answering !== null || (talking && (!endOther || state.stage?.callId === callId))) return null;
  const call = callOf(desk, callId);
  if (call !== undefined && ringsHere(state, call)) {
    await answer(desk, callId, { video, endOther });
    return null;
  }
  const stage = stageFor(desk, callId, options);
  const wants = { microphone: true, camera: video };
  if (talking) return changeOver(desk, callId, stage, wants);
  desk.dispatch({ type: "staged", stage });
  await desk.devices.open(wants);
  if (stillJoining(desk, stage.key)) await enterStaged(desk, callId, stage, endOther);
  return null;
}

/** The call that was to be placed runs already: the stage, whose devices are open, becomes that of joining it. */
export async function joinInstead(desk: Desk, callId: string, placed: Stage): Promise<void> {
  desk.transports.abandon();
  const stage = { ...placed, ...joining };
  desk.dispatch({ type: "staged", stage });
  await enterStaged(desk, callId, stage, false);
}

async function enterStaged(desk: Desk, callId: string, stage: Stage, endOther: boolean): Promise<void> {
  const failure = await enter(desk, callId, stage, { endOther, wanted: () => stillJoining(desk, stage.key) });
  if (failure !== null) desk.dispatch({ type: "refused", key: stage.key, code: failure.code });
}

/** From the call on the stage to the other one, with the first going on undisturbed until the server has agreed. */
async function changeOver(
  desk: Desk,
  callId: string,
  stage: Stage,
  wants: Wants,
): Promise<FailureCode | null> {
  const { key } = stage;
  const wanted = () => desk.state().answering === key;
  desk.dispatch({ type: "answering", callId: key });
  const failure = await enter(desk, callId, stage, { endOther: true, wanted });
  if (wanted()) desk.dispatch({ type: "answering", callId: null });
  if (failure === null) {
    if (desk.state().stage?.key === key) await desk.devices.open(wants);
    return null;
  }
  if (inCall(desk.state())) return failure.code;
  const outcome = refusedOutcome(failure.code);
  desk.dispatch({ type: "staged", stage: { ...stage, step: "over", outcome } });
  return null;
}

/** Asks the server for a place in the call; the joiner offers to each who is there. */
async function enter(
  desk: Desk,
  callId: string,
  stage: Stage,
  { endOther, wanted }: { endOther: boolean; wanted: () => boolean },
): Promise<Failure | null> {
  // Whatever came of an earlier part in it is meant for connections that are gone.
  desk.transports.drop(callId);
  const { userId } = desk.state().me;
  const media = mediaNow(desk.devices);
  desk.placing += 1;
  const other = endOther ? { endOther } : {};
  const result = await desk.command("join", { callId, userId, ...media, ...declared, ...other });
  desk.placing -= 1;
  if (!result.ok) return result;
  if (!wanted()) {
    desk.dispatch({ type: "leaving", callId, farewell: { name: "leave" } });
    await leave(desk, callId);
    return null;
  }
  desk.told = { callId, ...media };
  if (desk.state().stage?.key !== stage.key) desk.dispatch({ type: "staged", stage });
  const { version } = result.reply.call;
  desk.dispatch({ type: "placed", key: stage.key, callId, version, now: desk.clock.now() });
  desk.transports.of(callId).release();
  return null;
}
