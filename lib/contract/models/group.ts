import { z } from "zod";
import { callType, id, time } from "../common";
import { avatar } from "./person";

export const groupName = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .refine((name) => !/\p{Cc}|\p{Bidi_Control}|\p{Cs}/u.test(name), "must not contain control characters")
  .describe("The name of the group.");

export const groupRole = z
  .enum(["admin", "member"])
  .describe("`admin`: may rename the group, and add, remove and promote members.");
export type GroupRole = z.infer<typeof groupRole>;

export const activeGroupCall = z
  .object({
    id,
    type: callType,
    startedAt: time.describe("When it was placed."),
    count: z.int().min(0).describe("How many people are connected."),
  })
  .meta({ id: "ActiveGroupCall", description: "The call that a group is in." });
export type ActiveGroupCall = z.infer<typeof activeGroupCall>;

const groupMember = z
  .object({
    userId: id,
    userName: z.string().describe("The name that others see."),
    userAvatar: avatar.optional(),
    role: groupRole,
    joinedAt: time.describe("Since when they are a member."),
  })
  .meta({ id: "GroupMember", description: "A member of a group." });

export const group = z
  .object({
    id,
    name: z.string().describe("The name of the group."),
    role: groupRole.describe("The reader's own role."),
    createdAt: time.describe("When it was made."),
    members: z.array(groupMember).describe("Everybody in it, in the order of coming."),
    activeCall: activeGroupCall.optional().describe("The call that it is in, while there is one."),
  })
  .meta({ id: "Group", description: "A group of people who call each other." });
export type Group = z.infer<typeof group>;
