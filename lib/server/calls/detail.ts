import type { Profile } from "@/db/calls";
import {
  type Call,
  type CallView,
  isFinal,
  isRung,
  type MemberView,
  participantOf,
  viewFor,
} from "@/lib/call";
import type { CallDetail, Member } from "@/lib/contract";

/** What is needed to put a call into words for somebody. */
export interface Scene {
  readonly profiles: ReadonlyMap<string, Profile>;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly isOnline: (userId: string) => boolean;
}

const iso = (time: number | undefined) => (time === undefined ? undefined : new Date(time).toISOString());

/**
 * Whole seconds from connect to end, running while connected, 0 if never connected: also for who said no while others
 * talked on.
 */
export function durationOf(view: CallView, now: number): number {
  if (view.connectedAt === undefined || (isFinal(view.status) && view.endedAt === undefined)) return 0;
  return Math.max(0, Math.floor(((view.endedAt ?? now) - view.connectedAt) / 1000));
}

/** A call to this user is heard of: a client is connected, or a browser can be told although none is. */
function isReachable(call: Call, { userId, hidden }: MemberView, scene: Scene): boolean {
  if (hidden) return false;
  const told = scene.profiles.get(userId)?.push === true && !participantOf(call, userId)?.silenced;
  return told || scene.isOnline(userId);
}

function memberDetail(call: Call, member: MemberView, scene: Scene): Member {
  const profile = scene.profiles.get(member.userId);
  return {
    userId: member.userId,
    userName: profile?.name ?? member.userId,
    userAvatar: profile?.avatar,
    status: member.status,
    rejectReason: member.rejectReason,
    muted: member.muted,
    videoEnabled: member.videoEnabled,
    handRaised: member.handRaised,
    handRaisedAt: iso(member.handRaisedAt),
    screen: member.screen,
    joinedAt: iso(member.joinedAt),
    leftAt: iso(member.leftAt),
    epoch: member.epoch,
    negotiation: member.negotiation,
    reconnecting: member.reconnecting,
    ringingOn: member.ringingOn,
    reachable: member.status === "calling" ? isReachable(call, member, scene) : undefined,
  };
}

/** What every reply about a call says alike. */
export function outlineOf(view: CallView, caller: Pick<Profile, "name" | "avatar"> | undefined) {
  return {
    id: view.id,
    type: view.type,
    callerId: view.callerId,
    callerName: caller?.name ?? view.callerId,
    callerAvatar: caller?.avatar,
    calleeIds: [...view.calleeIds],
    groupId: view.groupId,
    createdAt: new Date(view.createdAt).toISOString(),
    connectedAt: iso(view.connectedAt),
  };
}

/** This call as `viewerId` may see it; undefined for outsiders. */
export function detailFor(call: Call, viewerId: string, scene: Scene): CallDetail | undefined {
  const view = viewFor(call, viewerId);
  if (!view) return undefined;
  const members = view.members.map((member) => memberDetail(call, member, scene));
  const own = participantOf(call, viewerId);
  return {
    ...outlineOf(view, scene.profiles.get(view.callerId)),
    calleeInfo: members
      .filter(({ userId }) => userId !== view.callerId)
      .map(({ userId, userName, userAvatar, status, joinedAt, rejectReason }) => ({
        userId,
        userName,
        userAvatar,
        status,
        joinedAt,
        rejectReason,
      })),
    status: view.status,
    group: view.group,
    hostId: view.hostId,
    duration: durationOf(view, scene.now),
    endedAt: iso(view.endedAt),
    endReason: view.endReason,
    version: view.version,
    participants: [...view.participants],
    members,
    offer: view.offer && { type: "offer", sdp: view.offer.sdp },
    answer: view.answer && { type: "answer", sdp: view.answer.sdp },
    clientId: view.ownClientId,
    waiting: own && isRung(call, own) && scene.profiles.get(viewerId)?.busy ? true : undefined,
  };
}
