import { useState } from "react";
import { useLoaded } from "@/lib/client/use-loaded";
import { api } from "@/lib/client/api";
import type { PhoneSnapshot } from "@/lib/client/types";
import type { Group, GroupRole } from "@/lib/contract";
import { currentGroups, unknownGroups } from "./current";

const pageSize = 100;

export type GroupProblem = "network" | "forbidden" | "gone" | "userGone" | "invalid" | "many";

const problems = {
  FORBIDDEN: "forbidden",
  NOT_GROUP_MEMBER: "gone",
  GROUP_NOT_FOUND: "gone",
  USER_NOT_FOUND: "userGone",
  VALIDATION_ERROR: "invalid",
  RATE_LIMIT_EXCEEDED: "many",
} as const;

async function load(signal: AbortSignal): Promise<readonly Group[]> {
  const groups: Group[] = [];
  for (;;) {
    const { items, next } = await api.listGroups({ limit: pageSize, offset: groups.length }, { signal });
    groups.push(...items);
    if (next === undefined) return groups;
  }
}

/** The user's groups as they are now, and what can be done with them. `stamp`: when it changes they are read anew. */
export function useGroups(groupCalls: PhoneSnapshot["groupCalls"], stamp: string) {
  const { loaded, attempt, reload, ...shown } = useLoaded<readonly Group[], GroupProblem>(load, problems);
  const known = loaded === undefined ? "" : unknownGroups(loaded, groupCalls).join(" ");
  const wanted = `${stamp} ${known}`;
  const [read, setRead] = useState(wanted);
  // Somebody has put this user into a group: its call is heard of before the group is known. Asked for once.
  if (read !== wanted) {
    setRead(wanted);
    if (known !== "" || !read.startsWith(stamp)) reload();
  }
  return {
    ...shown,
    reload,
    groups: loaded && currentGroups(loaded, groupCalls),
    make: (name: string, memberIds: string[]) => attempt(() => api.createGroup({ name, memberIds })),
    rename: (id: string, name: string) => attempt(() => api.renameGroup({ id, name })),
    add: (id: string, userIds: string[]) => attempt(() => api.addMembers({ id, userIds })),
    remove: (id: string, userId: string) => attempt(() => api.removeMember({ id, userId })),
    changeRole: (id: string, userId: string, role: GroupRole) =>
      attempt(() => api.changeRole({ id, userId, role })),
    leave: (id: string) => attempt(() => api.leaveGroup({ id })),
  };
}

export type GroupActions = Omit<ReturnType<typeof useGroups>, "groups" | "failed" | "problem" | "reload">;
