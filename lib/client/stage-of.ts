import type { CallDetail } from "@/lib/contract";
import type { Stage } from "./state";
import type { PersonRef } from "./types";

/** Pure: a call as the stage shows it. */

/** The other members of a call as the screens name them. */
export const peopleOf = (call: CallDetail, viewerId: string): readonly PersonRef[] =>
  call.members
    .filter((member) => member.userId !== viewerId)
    .map(({ userId, userName, userAvatar }) => ({
      userId,
      name: userName,
      ...(userAvatar !== undefined && { avatar: userAvatar }),
    }));

/** A stage for a call in which this user has a place already: after a reload, or brought over from elsewhere. */
export const stageOf = (call: CallDetail, viewerId: string, key: string): Stage => ({
  key,
  callId: call.id,
  type: call.type,
  group: call.group,
  ...(call.groupId !== undefined && { groupId: call.groupId }),
  outgoing: call.callerId === viewerId,
  people: peopleOf(call, viewerId),
  step: "in",
});
