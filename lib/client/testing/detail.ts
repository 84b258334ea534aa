import { type Call, type CallView, isSilent, participantOf } from "@/lib/call";
import type { CallDetail } from "@/lib/contract";

const iso = (time: number | undefined) => (time === undefined ? undefined : new Date(time).toISOString());

/** A call in the words of the API; people are named by their ids. */
export function detailOf(view: CallView, now: number): CallDetail {
  const { connectedAt, endedAt, createdAt, ownClientId, offer, answer, members, ...same } = view;
  return {
    ...same,
    callerName: view.callerId,
    calleeIds: [...view.calleeIds],
    participants: [...view.participants],
    calleeInfo: [],
    duration: connectedAt === undefined ? 0 : Math.floor(((endedAt ?? now) - connectedAt) / 1000),
    createdAt: new Date(createdAt).toISOString(),
    connectedAt: iso(connectedAt),
    endedAt: iso(endedAt),
    members: members.map((member) => ({
      ...member,
      userName: member.userId,
      joinedAt: iso(member.joinedAt),
      leftAt: iso(member.leftAt),
      handRaisedAt: iso(member.handRaisedAt),
    })),
    offer: offer && { type: "offer", sdp: offer.sdp },
    answer: answer && { type: "answer", sdp: answer.sdp },
    clientId: ownClientId,
  };
}

/** Nothing is told of this call yet to this user, who is not to be disturbed. */
export function silentFor(call: Call, userId: string): boolean {
  const own = participantOf(call, userId);
  return own !== undefined && isSilent(call, own);
}
