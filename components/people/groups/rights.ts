import type { Group } from "@/lib/contract";

/** Pure: what a member may do in a group. */

type Member = Group["members"][number];

export const isAdmin = (group: Pick<Group, "role">) => group.role === "admin";

/** Admins change the role of others, and their own as long as another admin stays. */
export const mayChangeRole = (group: Group, { userId }: Member, ownId: string): boolean =>
  isAdmin(group) && (userId !== ownId || group.members.filter(isAdmin).length > 1);

/** Admins take others out; oneself one leaves. */
export const mayRemove = (group: Group, { userId }: Member, ownId: string): boolean =>
  isAdmin(group) && userId !== ownId;
