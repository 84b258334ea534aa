import { z } from "zod";
import { done, id } from "../common";
import { endpoint, list, paging } from "../endpoint";
import { password, session } from "../models";
import * as example from "./examples";

/** Where one is signed in, and with which password. */
export const sessionEndpoints = {
  listSessions: list({
    method: "GET",
    path: "/sessions",
    tag: "auth",
    title: "Where I am signed in",
    about: "The browsers and programs that are signed in, the newest first.",
    query: z.object(paging),
    item: session,
    example: { reply: [example.session] },
  }),
  endSession: endpoint({
    method: "DELETE",
    path: "/sessions/:id",
    tag: "auth",
    title: "Sign out somewhere",
    about: "Ends a session: its tokens are refused at once, and its sockets and streams are closed.",
    errors: ["SESSION_NOT_FOUND"],
    params: z.object({ id: id.describe("The session.") }),
    reply: done,
    example: { reply: example.done },
  }),
  endOtherSessions: endpoint({
    method: "DELETE",
    path: "/sessions",
    tag: "auth",
    title: "Sign out everywhere else",
    about: "Ends all sessions but that of the token.",
    reply: done,
    example: { reply: example.done },
  }),
  changePassword: endpoint({
    method: "PUT",
    path: "/users/me/password",
    tag: "auth",
    title: "Change my password",
    about:
      "Ends all sessions but that of the token. FORBIDDEN where the present password is not right, and for demo accounts.",
    bucket: "signIn",
    body: z.object({
      current: z.string().min(1).max(256).describe("The present password."),
      password,
    }),
    reply: done,
    example: {
      body: { current: "correct horse", password: "battery staple" },
      reply: example.done,
    },
  }),
} as const;
