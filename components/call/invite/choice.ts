import type { PersonRef, TileView } from "@/lib/client/types";
import type { Person } from "@/lib/contract";

/** People in a mesh call, oneself included; the server's setting `MAX_CONNECTED` may say less. */
const most = 8;

const isHere = ({ status }: TileView) => ["calling", "ringing", "connected"].includes(status);

/** For how many more there is room. */
export const room = (people: readonly TileView[]): number => most - 1 - people.filter(isHere).length;

/** Who can be invited: those who were chosen first, then who was found and is neither oneself nor in the call. */
export function invitable(
  found: readonly Person[],
  chosen: readonly PersonRef[],
  people: readonly TileView[],
  me: PersonRef,
): readonly PersonRef[] {
  const taken = new Set([me.userId, ...people.filter(isHere).map(({ userId }) => userId)]);
  const mayBe = (person: PersonRef) => !taken.has(person.userId);
  const isChosen = ({ userId }: PersonRef) => chosen.some((each) => each.userId === userId);
  const others = found
    .map(({ id, nickname, avatar }): PersonRef => ({
      userId: id,
      name: nickname,
      ...(avatar !== undefined && { avatar }),
    }))
    .filter((person) => !isChosen(person));
  return [...chosen, ...others].filter(mayBe);
}

export const toggled = (chosen: readonly PersonRef[], person: PersonRef): readonly PersonRef[] =>
  chosen.some(({ userId }) => userId === person.userId)
    ? chosen.filter(({ userId }) => userId !== person.userId)
    : [...chosen, person];
