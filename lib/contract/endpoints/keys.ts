import { z } from "zod";
import { done, id, seconds, success } from "../common";
import { endpoint } from "../endpoint";
import { apiKey, apiScopes, keyKind, keyName, nickname, user } from "../models";
import * as example from "./examples";

const ofKey = z.object({ id: id.describe("The key.") });
const withSecret = z.object({
  success,
  key: z.string().describe("The key itself, for `Authorization: Bearer`. It is shown this once."),
  apiKey,
});

export const keyEndpoints = {
  listKeys: endpoint({
    method: "GET",
    path: "/keys",
    tag: "keys",
    title: "My keys",
    about: "The keys that one has made and not revoked, the newest first, without their secrets.",
    reply: z.array(apiKey).describe("Keys."),
    example: { reply: [example.apiKey] },
  }),
  createKey: endpoint({
    method: "POST",
    path: "/keys",
    status: 201,
    tag: "keys",
    title: "Make a key",
    about:
      "A key is taken wherever an access token is, until it is revoked, and may do what its scopes say. With a personal key a program acts as its owner. Service keys, which only operators make, act for users that they create with POST /auth/token.",
    body: z.object({
      name: keyName,
      kind: keyKind.default("personal"),
      scopes: apiScopes.describe("What it may do."),
    }),
    reply: withSecret,
    example: {
      body: { name: "Support desk", kind: "personal", scopes: ["calls:read"] },
      reply: example.madeKey,
    },
  }),
  revokeKey: endpoint({
    method: "DELETE",
    path: "/keys/:id",
    tag: "keys",
    title: "Revoke a key",
    about:
      "It is refused at once, with all tokens that were made with it, and its sockets are closed. Timelines go on naming it.",
    errors: ["KEY_NOT_FOUND"],
    params: ofKey,
    reply: done,
    example: { reply: example.done },
  }),
  rotateKey: endpoint({
    method: "POST",
    path: "/keys/:id/rotate",
    tag: "keys",
    title: "Give a key a new secret",
    about:
      "The old secret is refused at once, with all tokens that were made with it, and its sockets are closed. The users of a service key stay its own.",
    errors: ["KEY_NOT_FOUND"],
    params: ofKey,
    reply: withSecret,
    example: { reply: example.madeKey },
  }),
  mintToken: endpoint({
    method: "POST",
    path: "/auth/token",
    tag: "keys",
    access: "service",
    title: "Get a token for a user of another system",
    about:
      "For the server of another system, with its service key: a short access token for one of its users, named by its own id for them. The user is created at the first use, and `nickname` changes the name that others see. There is no refresh token: ask again before it expires.",
    errors: ["USER_EXISTS"],
    body: z.object({
      userId: id.describe("The other system's id of the user, which is their id here too."),
      nickname: nickname.optional(),
      scopes: apiScopes
        .optional()
        .describe("What the token may do, of what the key may; default: all of it."),
    }),
    reply: z.object({
      user,
      token: z.string().describe("Access token, for `Authorization: Bearer`."),
      expiresIn: seconds.describe("Seconds until the access token expires."),
    }),
    example: {
      body: { userId: "user-001", nickname: "张三", scopes: ["calls:read", "calls:act"] },
      reply: { user: example.user, token: example.tokens.token, expiresIn: 900 },
    },
  }),
} as const;
