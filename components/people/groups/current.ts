import type { PhoneSnapshot } from "@/lib/client/types";
import type { Group } from "@/lib/contract";

/** Pure: groups as read, brought up to what was heard since. */

type Heard = PhoneSnapshot["groupCalls"];

/** Each with the call that it is in now; those in a call first. */
export function currentGroups(groups: readonly Group[], heard: Heard): readonly Group[] {
  const current = groups.map((group): Group => {
    const call = heard[group.id];
    return call === undefined ? group : { ...group, activeCall: call ?? undefined };
  });
  const rank = ({ activeCall }: Group) => (activeCall === undefined ? 1 : 0);
  return current.sort((a, b) => rank(a) - rank(b));
}

/** Groups in a call that were not in the list when it was read. */
export const unknownGroups = (groups: readonly Group[], heard: Heard): readonly string[] =>
  Object.keys(heard).filter((id) => heard[id] !== null && !groups.some((group) => group.id === id));
