import type { PersonRef } from "@/lib/client/types";
import type { Group, Person } from "@/lib/contract";

/** Pure: people of the API as the phone and the screens name them. */

export const refOf = ({ id, nickname, avatar }: Person): PersonRef => ({
  userId: id,
  name: nickname,
  ...(avatar !== undefined && { avatar }),
});

/** The members of a group but for the reader. */
export const othersOf = ({ members }: Pick<Group, "members">, ownId: string): readonly PersonRef[] =>
  members
    .filter(({ userId }) => userId !== ownId)
    .map(({ userId, userName, userAvatar }) => ({
      userId,
      name: userName,
      ...(userAvatar !== undefined && { avatar: userAvatar }),
    }));
