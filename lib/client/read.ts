import type { CallStatus } from "@/lib/call";
import type { CallDetail, Member } from "@/lib/contract";
import type { Held, PhoneState } from "./state";

/** Questions to the state that more than one place asks. */

const live: readonly CallStatus[] = ["calling", "ringing", "connected"];

export const isLive = (status: CallStatus) => live.includes(status);

export const memberOf = (call: CallDetail, userId: string): Member | undefined =>
  call.members.find((member) => member.userId === userId);

/** The viewer's part in this call: still calling, ringing or connected. */
export const partIsLive = (call: CallDetail, userId: string) =>
  isLive(call.status) && isLive(memberOf(call, userId)?.status ?? "ended");

export const isConnected = (call: CallDetail, userId: string) =>
  memberOf(call, userId)?.status === "connected";

/** This user has placed it, and nobody has answered yet. Invited back later, a caller is rung at like anybody. */
export const isPlacing = (call: CallDetail, userId: string) =>
  call.callerId === userId && call.connectedAt === undefined;

/** This tab is in a call or about to be. */
export const inCall = (state: PhoneState) => state.stage !== null && state.stage.step !== "over";

/** This user has a place in a call, here or elsewhere, and cannot answer another. */
export const isOccupied = (state: PhoneState) =>
  inCall(state) ||
  Object.values(state.calls).some(
    ({ call }) =>
      partIsLive(call, state.me.userId) &&
      (isPlacing(call, state.me.userId) || isConnected(call, state.me.userId)) &&
      state.leaving[call.id] === undefined,
  );

/** The call on the stage while it lives. */
export function stageCall(state: PhoneState): Held | undefined {
  const { stage } = state;
  return stage?.callId === undefined || stage.step === "over" ? undefined : state.calls[stage.callId];
}

/** It rings at this user, as far as the server has said. */
function rings(state: PhoneState, call: CallDetail): boolean {
  const own = memberOf(call, state.me.userId);
  return (
    !isPlacing(call, state.me.userId) &&
    isLive(call.status) &&
    (own?.status === "calling" || own?.status === "ringing")
  );
}

/** It rings at this user, and this tab has neither taken nor declined it. */
export function ringsHere(state: PhoneState, call: CallDetail): boolean {
  return (
    rings(state, call) &&
    !(inCall(state) && state.stage?.callId === call.id) &&
    state.leaving[call.id] === undefined
  );
}

/** Calls that ring here, the oldest first. */
export const ringingCalls = (state: PhoneState): readonly CallDetail[] =>
  Object.values(state.calls)
    .map((held) => held.call)
    .filter((call) => ringsHere(state, call))
    .sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt) || (a.id < b.id ? -1 : 1));

/** The call that was answered or declined in this tab, and of which the server has not said so yet. */
export const hushedCall = (state: PhoneState): string | undefined =>
  state.answering ??
  Object.values(state.calls).find(({ call }) => state.leaving[call.id] !== undefined && rings(state, call))
    ?.call.id;

/** The user's place in this call is held by another tab or device. */
export const isElsewhere = (state: PhoneState, call: CallDetail) =>
  call.clientId !== undefined && call.clientId !== state.clientId;

/** A connected call of this user that goes on in another tab or device. */
export const elsewhereCall = (state: PhoneState): CallDetail | undefined =>
  Object.values(state.calls)
    .map((held) => held.call)
    .find(
      (call) =>
        isConnected(call, state.me.userId) &&
        isElsewhere(state, call) &&
        state.leaving[call.id] === undefined &&
        !state.dismissed.includes(call.id),
    );

/** The others who are connected in the call on the stage. */
export const connectedOthers = (state: PhoneState): readonly string[] =>
  (stageCall(state)?.call.members ?? [])
    .filter(({ userId, status }) => userId !== state.me.userId && status === "connected")
    .map(({ userId }) => userId);

/** Calls with this user's part in each, and how many are over: another text when the history may have changed. */
export function historyStamp(state: PhoneState): string {
  const held = Object.values(state.calls).map(
    ({ call }) => `${call.id} ${memberOf(call, state.me.userId)?.status}`,
  );
  return [...held, Object.keys(state.settled).length].join(" ");
}

/** This user was called, and their part was over before they answered or said no. */
export const isMissed = (call: CallDetail, userId: string): boolean => {
  const status = memberOf(call, userId)?.status;
  return call.callerId !== userId && (status === "missed" || status === "cancelled");
};
