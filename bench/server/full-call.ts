import type { Party } from "./party";
import { answer, candidate, offer } from "./payload";

export const SIGNALS = 20;

/** A call from the first word to the last. Each step ends when everybody who is to know of it does. */
export const steps = ["place", "ringing", "answer", "signals", "hang up"] as const;
export type Step = (typeof steps)[number];
/** Milliseconds. */
export type StepTimes = Record<Step, number>;

function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const start = last;
    last = performance.now();
    return last - start;
  };
}

export async function fullCall(caller: Party, callee: Party): Promise<StepTimes> {
  const lap = stopwatch();
  const { userId: callerId } = caller;
  const { userId: calleeId } = callee;
  const callId = idOf(
    await caller.command("call", { callerId, calleeIds: [calleeId], type: "video", offer }),
  );
  const place = lap();
  await Promise.all([callee.ring(callId), caller.told(callId, "ringing")]);
  const ringing = lap();
  await Promise.all([
    callee.command("answer", { callId, userId: calleeId, answer }),
    caller.told(callId, "connected"),
  ]);
  const answered = lap();
  for (let n = 0; n < SIGNALS; n++) {
    const [from, to] = n % 2 === 0 ? [caller, callee] : [callee, caller];
    const body = { callId, fromUserId: from.userId, toUserId: to.userId, signal: candidate };
    await from.command("signal", body);
  }
  const signals = lap();
  await Promise.all([
    caller.command("hangup", { callId, userId: callerId }),
    caller.told(callId, "ended"),
    callee.told(callId, "ended"),
  ]);
  return { place, ringing, answer: answered, signals, "hang up": lap() };
}

function idOf(reply: unknown): string {
  const { call } = reply as { call?: { id?: unknown } };
  if (typeof call?.id !== "string") throw new Error(`no call was placed: ${JSON.stringify(reply)}`);
  return call.id;
}
