import { isLive, isRung, participantOf, seemsRung, shownStatus } from "./status";
import type { Call, CallStatus, Participant } from "./types";

/** Those at whom it still rings, or seems to ring, in the order in which they were called. */
export function openCallees(call: Call): readonly Participant[] {
  return isLive(call) ? call.participants.filter((participant) => seemsRung(call, participant)) : [];
}

/** The connected users in order of joining; who came back is last. Ties go by the order of being called. */
export function connectedIds(call: Call): readonly string[] {
  return call.participants
    .filter((participant) => participant.status === "connected")
    .toSorted((a, b) => (a.joinedAt ?? 0) - (b.joinedAt ?? 0))
    .map((participant) => participant.userId);
}

/** Whole seconds from the first answer to the end, or to `now` while connected; 0 for a call that nobody answered. */
export function durationSeconds(call: Call, now: number): number {
  if (call.connectedAt === undefined) return 0;
  return wholeSeconds((call.endedAt ?? now) - call.connectedAt);
}

/** Whole seconds that this participant was connected, over all of their stays; running while they are. */
export function talkSeconds(participant: Participant, now: number): number {
  const present = participant.status === "connected" ? now - (participant.joinedAt ?? now) : 0;
  return wholeSeconds(participant.talkedBefore + Math.max(0, present));
}

function wholeSeconds(milliseconds: number): number {
  return Math.max(0, Math.floor(milliseconds / 1000));
}

/** Whether this call takes up the participant, who can be in one at a time: they wait for an answer, or are connected. */
export function occupies(call: Call, participant: Participant): boolean {
  if (!isLive(call)) return false;
  if (participant.status === "connected") return true;
  return participant.userId === call.callerId && call.connectedAt === undefined;
}

/** Whether signals may go from one user to the other: the call lives, and each calls, is rung or is connected. */
export function maySignal(call: Call, fromUserId: string, toUserId: string): boolean {
  return (
    isLive(call) && fromUserId !== toUserId && hasPlace(call, fromUserId) && seemsToHavePlace(call, toUserId)
  );
}

const haveAPlace: readonly CallStatus[] = ["calling", "ringing", "connected"];

function hasPlace(call: Call, userId: string): boolean {
  const participant = participantOf(call, userId);
  return participant !== undefined && haveAPlace.includes(participant.status);
}

function seemsToHavePlace(call: Call, userId: string): boolean {
  const participant = participantOf(call, userId);
  return participant !== undefined && haveAPlace.includes(shownStatus(participant));
}

/** Whether this sender's signals are held back until they answer: nothing of a callee goes out before consent. */
export function mustHold(call: Call, fromUserId: string): boolean {
  const sender = participantOf(call, fromUserId);
  return sender !== undefined && isRung(call, sender);
}

export interface Skipped {
  readonly userId: string;
  readonly reason: "in_call" | "ringing";
}

/** Of those whom somebody invites, once each: who will ring, and who is in the call or rings already. */
export function splitInvitees(
  call: Call,
  inviteeIds: readonly string[],
): { readonly invited: readonly string[]; readonly skipped: readonly Skipped[] } {
  const invited: string[] = [];
  const skipped: Skipped[] = [];
  for (const userId of new Set(inviteeIds)) {
    const participant = participantOf(call, userId);
    if (participant && seemsRung(call, participant)) skipped.push({ userId, reason: "ringing" });
    else if (participant && occupies(call, participant)) skipped.push({ userId, reason: "in_call" });
    else invited.push(userId);
  }
  return { invited, skipped };
}
