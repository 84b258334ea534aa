import type { CallDetail, Member } from "@/lib/contract";

const member = (part: Partial<Member>): Member => ({
  userId: "li",
  userName: part.userId ?? "li",
  status: "calling",
  muted: false,
  videoEnabled: false,
  handRaised: false,
  screen: false,
  epoch: 0,
  reconnecting: false,
  ...part,
});

type Parts = Partial<Omit<CallDetail, "members">> & { readonly members?: readonly Partial<Member>[] };

/** A call from ana to li, as ana sees it, except as said. */
export function callDetail({ members, ...parts }: Parts): CallDetail {
  const status = parts.status ?? "calling";
  const everybody = members ?? [
    { userId: "ana", status, epoch: 1 },
    { userId: "li", status, epoch: status === "connected" ? 1 : 0 },
  ];
  return {
    id: "call",
    type: "audio",
    callerId: "ana",
    callerName: "ana",
    calleeIds: ["li"],
    calleeInfo: [],
    status,
    group: false,
    hostId: "ana",
    duration: 0,
    createdAt: new Date(0).toISOString(),
    version: 1,
    participants: [],
    members: everybody.map(member),
    clientId: "tab",
    ...parts,
  };
}
