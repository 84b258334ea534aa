import { z } from "zod";
import { done, id, limits, success } from "../common";
import { endpoint, list, paging } from "../endpoint";
import { group, groupName, groupRole } from "../models";
import * as example from "./examples";

const ofGroup = z.object({ id: id.describe("The group.") });
const ofMember = z.object({ id: id.describe("The group."), userId: id.describe("The member.") });
const userIds = z.array(id).max(limits.groupMembers);
const changed = z.object({ success, group });
const changedExample = { success: true, group: example.group };

export const groupEndpoints = {
  createGroup: endpoint({
    method: "POST",
    path: "/groups",
    status: 201,
    tag: "groups",
    title: "Make a group",
    about: "One is its admin; the others are members.",
    errors: ["USER_NOT_FOUND"],
    body: z.object({
      name: groupName,
      memberIds: userIds.optional().describe("Who else is in it from the start."),
    }),
    reply: changed,
    example: { body: { name: "产品组", memberIds: ["user-002"] }, reply: changedExample },
  }),
  listGroups: list({
    method: "GET",
    path: "/groups",
    tag: "groups",
    title: "My groups",
    about: "The groups that one is a member of, by name, each with the call that it is in.",
    query: z.object(paging),
    item: group,
    example: { reply: [example.group] },
  }),
  getGroup: endpoint({
    method: "GET",
    path: "/groups/:id",
    tag: "groups",
    title: "A group",
    about: "A group that one is a member of, with the call that it is in.",
    errors: ["GROUP_NOT_FOUND", "NOT_GROUP_MEMBER"],
    params: ofGroup,
    reply: group,
    example: { reply: example.group },
  }),
  renameGroup: endpoint({
    method: "PUT",
    path: "/groups/:id",
    tag: "groups",
    title: "Rename a group",
    about: "For its admins.",
    errors: ["GROUP_NOT_FOUND", "NOT_GROUP_MEMBER", "FORBIDDEN"],
    params: ofGroup,
    body: z.object({ name: groupName }),
    reply: changed,
    example: { body: { name: "产品组" }, reply: changedExample },
  }),
  addMembers: endpoint({
    method: "POST",
    path: "/groups/:id/members",
    tag: "groups",
    title: "Add members",
    about: "For admins. Who is a member already stays as they are. At most 200 are in a group.",
    errors: ["GROUP_NOT_FOUND", "USER_NOT_FOUND", "NOT_GROUP_MEMBER", "FORBIDDEN"],
    params: ofGroup,
    body: z.object({ userIds: userIds.min(1).describe("Who is added.") }),
    reply: changed,
    example: { body: { userIds: ["user-002"] }, reply: changedExample },
  }),
  changeRole: endpoint({
    method: "PUT",
    path: "/groups/:id/members/:userId",
    tag: "groups",
    title: "Change a role",
    about: "For admins. The last admin stays one.",
    errors: ["GROUP_NOT_FOUND", "USER_NOT_FOUND", "NOT_GROUP_MEMBER", "FORBIDDEN"],
    params: ofMember,
    body: z.object({ role: groupRole }),
    reply: changed,
    example: { body: { role: "admin" }, reply: changedExample },
  }),
  removeMember: endpoint({
    method: "DELETE",
    path: "/groups/:id/members/:userId",
    tag: "groups",
    title: "Remove a member",
    about: "For admins; to leave oneself is another endpoint. Who is in the group's call stays in it.",
    errors: ["GROUP_NOT_FOUND", "NOT_GROUP_MEMBER", "FORBIDDEN"],
    params: ofMember,
    reply: changed,
    example: { reply: changedExample },
  }),
  leaveGroup: endpoint({
    method: "POST",
    path: "/groups/:id/leave",
    tag: "groups",
    title: "Leave a group",
    about:
      "When the last admin leaves, who has been a member for longest becomes admin; when the last member leaves, the group is gone.",
    errors: ["GROUP_NOT_FOUND", "NOT_GROUP_MEMBER"],
    params: ofGroup,
    reply: done,
    example: { reply: example.done },
  }),
} as const;
