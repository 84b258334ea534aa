import { z } from "zod";
import { done } from "../common";
import { endpoint } from "../endpoint";
import { nickname, password, tokens, user, username } from "../models";
import * as example from "./examples";

const secret = (what: string) => z.string().min(1).max(256).describe(what);

export const authEndpoints = {
  register: endpoint({
    method: "POST",
    path: "/auth/register",
    status: 201,
    tag: "auth",
    title: "Make an account",
    about: "Makes an account and signs it in.",
    open: true,
    bucket: "signIn",
    errors: ["USERNAME_TAKEN"],
    body: z.object({ username, password, nickname: nickname.optional() }),
    reply: tokens,
    example: {
      body: { username: "zhangsan", password: "correct horse", nickname: "张三" },
      reply: example.tokens,
    },
  }),
  login: endpoint({
    method: "POST",
    path: "/auth/login",
    tag: "auth",
    title: "Sign in",
    about: "Opens a session for a program. The refresh token is good for seven days from its last use.",
    open: true,
    bucket: "signIn",
    errors: ["UNAUTHORIZED"],
    body: z.object({
      username: z.string().min(1).max(64).describe("What one signs in with, in any case."),
      password: secret("The password."),
    }),
    reply: tokens,
    example: { body: { username: "zhangsan", password: "correct horse" }, reply: example.tokens },
  }),
  refresh: endpoint({
    method: "POST",
    path: "/auth/refresh",
    tag: "auth",
    title: "Get the next tokens",
    about:
      "Every refresh token is good for one use. One that was used before ends its session, except that within 10 seconds it gets the same successor while that is unused.",
    open: true,
    bucket: "general",
    errors: ["UNAUTHORIZED"],
    body: z.object({ refreshToken: z.string().min(1).max(4096).describe("The newest refresh token.") }),
    reply: tokens,
    example: { body: { refreshToken: example.tokens.refreshToken }, reply: example.tokens },
  }),
  logout: endpoint({
    method: "POST",
    path: "/auth/logout",
    tag: "auth",
    title: "Sign out",
    about: "Ends the session of the token: its tokens are refused at once and its sockets are closed.",
    reply: done,
    example: { reply: example.done },
  }),
  me: endpoint({
    method: "GET",
    path: "/auth/me",
    tag: "auth",
    title: "Who the token speaks for",
    about: "The user of the access token or the key.",
    access: "any",
    reply: user,
    example: { reply: example.user },
  }),
} as const;
