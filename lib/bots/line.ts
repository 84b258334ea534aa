import type { Client } from "@/lib/client/rest";
import type { CallDetail } from "@/lib/contract";

/** What a test user needs of the API. */
export type Line = Pick<Client, "answerCall" | "rejectCall" | "leaveCall" | "sendSignal" | "listSignals">;

/** Who somebody is, and by which client. */
export interface Own {
  readonly userId: string;
  readonly clientId: string;
}

const memberOf = (call: CallDetail, userId: string) =>
  call.members.find((member) => member.userId === userId);

/** Whether it rings at this user. */
export function ringsAt(call: CallDetail, { userId }: Own): boolean {
  const status = memberOf(call, userId)?.status;
  const placing = call.callerId === userId && call.connectedAt === undefined;
  return (status === "calling" || status === "ringing") && !placing;
}

/** Whether this very client is in the call. */
export function isIn(call: CallDetail, { userId, clientId }: Own): boolean {
  return memberOf(call, userId)?.status === "connected" && call.clientId === clientId;
}

/** Everybody else who is connected, with their epochs. */
export function othersIn(call: CallDetail, { userId }: Own): readonly { userId: string; epoch: number }[] {
  return call.members.filter((member) => member.status === "connected" && member.userId !== userId);
}
