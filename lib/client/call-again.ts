import type { CallDetail, CallRecord, Group } from "@/lib/contract";
import { limits } from "@/lib/contract/limits";
import { api, RequestError } from "./api";
import type { PersonRef } from "./types";

/** Whom to call so that a call is repeated. */
export interface Again {
  readonly people: readonly PersonRef[];
  readonly groupId?: string;
}

const refsOf = (people: Group["members"] | CallDetail["members"] | CallRecord["people"], ownId: string) =>
  people
    .filter(({ userId }) => userId !== ownId)
    .slice(0, limits.callees)
    .map(({ userId, userName, userAvatar }) => ({
      userId,
      name: userName,
      ...(userAvatar !== undefined && { avatar: userAvatar }),
    }));

/** The group as it is now; undefined where one is not in it any more. */
const groupNow = (id: string) =>
  api.getGroup({ id }).catch((error: unknown) => {
    if (error instanceof RequestError && error.status < 500 && error.code !== "NETWORK") return undefined;
    throw error;
  });

/** The group that was called, where one is still in it; else the same people. Rejects with RequestError. */
export async function again(record: CallRecord, ownId: string): Promise<Again> {
  const { id, groupId, people, others } = record;
  const group = groupId === undefined ? undefined : await groupNow(groupId);
  if (group) return { people: refsOf(group.members, ownId), groupId };
  const all = others === 0 ? people : (await api.getCall({ id })).members;
  return { people: refsOf(all, ownId) };
}
