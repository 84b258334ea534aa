import { z } from "zod";
import { done, id, success } from "../common";
import { endpoint, list, paging } from "../endpoint";
import { account, callableBy, doNotDisturb, nickname, person, whenBusy } from "../models";
import * as example from "./examples";

const blocked = z.object({ userId: id.describe("Whom it is about.") });

export const userEndpoints = {
  myAccount: endpoint({
    method: "GET",
    path: "/users/me",
    tag: "users",
    title: "My account",
    about: "The account of the access token, with its settings.",
    reply: account,
    example: { reply: example.account },
  }),
  listUsers: list({
    method: "GET",
    path: "/users",
    tag: "users",
    title: "Find people",
    about: "Everybody but oneself, by name, and whether they are there.",
    query: z.object({
      keyword: z.string().max(64).optional().describe("Part of the name or the user name, in any case."),
      ...paging,
    }),
    item: person,
    example: { reply: [example.person] },
  }),
  getUser: endpoint({
    method: "GET",
    path: "/users/:id",
    tag: "users",
    title: "Somebody",
    about: "A person, and whether they are there.",
    errors: ["USER_NOT_FOUND"],
    params: z.object({ id: id.describe("The person.") }),
    reply: person,
    example: { reply: example.person },
  }),
  updateUser: endpoint({
    method: "PUT",
    path: "/users/:id",
    tag: "users",
    title: "Change my account",
    about: "What is given is changed, everything else stays.",
    own: "id",
    params: z.object({ id: id.describe("Oneself.") }),
    body: z.object({
      nickname: nickname.optional(),
      whenBusy: whenBusy.optional(),
      doNotDisturb: doNotDisturb.optional(),
      callableBy: callableBy.optional(),
    }),
    reply: z.object({ success, user: account }),
    example: {
      body: { nickname: "张三", whenBusy: "ring", doNotDisturb: false, callableBy: "everyone" },
      reply: { success: true, user: example.account },
    },
  }),
  listBlocked: list({
    method: "GET",
    path: "/users/me/blocks",
    tag: "users",
    title: "Whom I have blocked",
    about: "People whose calls do not reach one: to them one looks as if offline. By name.",
    access: "session",
    query: z.object(paging),
    item: person,
    example: { reply: [example.person] },
  }),
  blockUser: endpoint({
    method: "PUT",
    path: "/users/me/blocks/:userId",
    tag: "users",
    title: "Block somebody",
    about: "Their calls do not reach one any more; they see what an unanswered caller sees.",
    errors: ["USER_NOT_FOUND"],
    params: blocked,
    reply: done,
    example: { reply: example.done },
  }),
  unblockUser: endpoint({
    method: "DELETE",
    path: "/users/me/blocks/:userId",
    tag: "users",
    title: "Unblock somebody",
    about: "Their next call reaches one again.",
    params: blocked,
    reply: done,
    example: { reply: example.done },
  }),
} as const;
