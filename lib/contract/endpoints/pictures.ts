import { z } from "zod";
import { limits, pictureTypes, success } from "../common";
import { endpoint } from "../endpoint";
import { account } from "../models";
import * as example from "./examples";

const changed = z.object({ success, user: account });
const reply = { success: true, user: example.account };

export const pictureEndpoints = {
  setAvatar: endpoint({
    method: "PUT",
    path: "/users/me/avatar",
    tag: "users",
    title: "Upload my picture",
    about: `The body is the picture itself: JPEG, PNG or WebP, at most ${limits.avatarBytes / 1024} KiB and ${limits.avatarSide} pixels on a side. It is kept as it is, with whatever is written in it, and shown to everybody at an address that nobody can guess. It takes the place of the one before.`,
    takes: { types: pictureTypes, bytes: limits.avatarBytes },
    body: z.object({ content: z.custom<Uint8Array | Blob>((value) => value instanceof Uint8Array) }),
    reply: changed,
    example: { reply: { ...reply, user: { ...example.account, avatar: "/avatars/hD3rTqk0bVq0f5cXyYw1Zg" } } },
  }),
  removeAvatar: endpoint({
    method: "DELETE",
    path: "/users/me/avatar",
    tag: "users",
    title: "Remove my picture",
    about: "It is forgotten, and its address leads nowhere.",
    reply: changed,
    example: { reply },
  }),
} as const;
