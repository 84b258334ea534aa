import type { CallDetail } from "@/lib/contract";
import type { Failure } from "./commands";
import { callOf, declared, type Desk, mediaNow, ownWants } from "./desk";
import { leave } from "./leave";
import { refusedOutcome } from "./outcome";
import type { Wants } from "./ports";
import { inCall, memberOf, ringsHere } from "./read";
import { stageOf } from "./stage-of";

interface Wish {
  readonly video: boolean;
  /** The call that this user is in ends with the answer. */
  readonly endOther?: boolean;
}

/** The user has accepted an incoming call. Only now is anything of theirs sent. */
export async function answer(desk: Desk, callId: string, { video, endOther = false }: Wish): Promise<void> {
  const state = desk.state();
  const call = callOf(desk, callId);
  if (call === undefined || !ringsHere(state, call) || state.answering !== null) return;
  if (inCall(state) && !endOther) return;
  const preset = desk.preview === callId ? ownWants(desk.devices) : { microphone: true, camera: true };
  const failure = await accept(
    desk,
    call,
    {
      microphone: preset.microphone,
      camera: preset.camera && video && call.type === "video",
    },
    endOther,
  );
  if (failure !== null) tell(desk, call, failure);
}

/** On another device it was quicker: that is not a failure to be told. */
function tell(desk: Desk, call: CallDetail, { code }: Failure): void {
  const state = desk.state();
  const { stage, me, leaving } = state;
  if (code === "ANSWERED_ELSEWHERE" || leaving[call.id] !== undefined) return;
  if (inCall(state) || stage?.callId === call.id) return;
  const over = { ...stageOf(call, me.userId, desk.newKey()), step: "over" as const };
  desk.dispatch({ type: "staged", stage: { ...over, outcome: refusedOutcome(code), last: call } });
}

/** Takes in the caller's offer while it rings, so that the answer is ready at the click. Nothing goes out. */
export function prepare(desk: Desk, call: CallDetail): void {
  const epoch = memberOf(call, call.callerId)?.epoch ?? 0;
  if (call.offer !== undefined) desk.transports.of(call.id).ring(call.callerId, epoch, call.offer);
}

/** Answers; null when this tab is in the call, or the user has thought better of it meanwhile. */
export async function accept(
  desk: Desk,
  call: CallDetail,
  wants: Wants,
  endOther = false,
): Promise<Failure | null> {
  const { id: callId, callerId } = call;
  const { userId } = desk.state().me;
  const answering = () => desk.state().answering === callId;
  // Until the other call has ended, its people are to see and hear no more than before.
  const talking = endOther && inCall(desk.state());
  desk.dispatch({ type: "answering", callId });
  if (!talking) await desk.devices.open(wants);
  if (!answering()) return null;

  prepare(desk, call);
  const transport = desk.transports.of(callId);
  const description = await transport.accept(callerId).catch(() => null);
  if (!answering()) return null;

  const media = mediaNow(desk.devices);
  const result = await desk.command("answer", {
    callId,
    userId,
    ...(description?.type === "answer" && { answer: { type: "answer", sdp: description.sdp } }),
    ...media,
    ...declared,
    ...(endOther && { endOther }),
  });
  if (!result.ok) {
    // What was prepared has gone out in part: if it still rings, it is prepared anew.
    desk.transports.drop(callId);
    if (answering()) desk.dispatch({ type: "answering", callId: null });
    return result;
  }
  if (!answering()) {
    desk.dispatch({ type: "leaving", callId, farewell: { name: "hangup" } });
    await leave(desk, callId);
    return null;
  }
  if (result.reply.negotiation === "signal") transport.reset();
  desk.told = { callId, ...media };
  const { version, connectedAt } = result.reply.call;
  const since = connectedAt === undefined ? undefined : Date.parse(connectedAt);
  desk.dispatch({ type: "entered", callId, version, connectedAt: since, now: desk.clock.now() });
  transport.release();
  // It may have connected before the reply came.
  transport.tell();
  if (talking) await desk.devices.open(wants);
  return null;
}
