import { randomBytes } from "node:crypto";
import { putAvatar, removeAvatar as forget } from "@/db/avatars";
import type { UserRow } from "@/db/users";
import { ApiError, type endpoints, limits } from "@/lib/contract";
import type { Command } from "../commands/command";
import type { Live } from "../live";
import { accountOf } from "../people/person";
import { pictureIn } from "./look";

const issue = (reason: string) => new ApiError("VALIDATION_ERROR", { issues: [{ path: [], reason }] });

async function replyOf(live: Live, row: UserRow | undefined, userId: string) {
  if (!row) throw new ApiError("USER_NOT_FOUND", { userIds: [userId] });
  return { success: true, user: await accountOf(live, row) } as const;
}

/** Keeps the caller's picture. Errors: VALIDATION_ERROR. */
export const setAvatar: Command<typeof endpoints.setAvatar> = async (live, { content }, { userId }) => {
  const octets = content instanceof Blob ? new Uint8Array(await content.arrayBuffer()) : content;
  const picture = pictureIn(octets);
  if (!picture) throw issue("the body is not a picture in JPEG, PNG or WebP");
  const { mediaType, width, height } = picture;
  if (Math.min(width, height) < 1) throw issue("the picture is empty");
  if (Math.max(width, height) > limits.avatarSide) {
    throw issue(`the picture must be at most ${limits.avatarSide} pixels wide and high`);
  }
  // Everybody who has seen it may see it again; nobody else can find it.
  const id = randomBytes(16).toString("base64url");
  const values = { id, userId, mediaType, content: Buffer.from(octets), address: `/avatars/${id}` };
  return replyOf(live, await putAvatar(live.db, values), userId);
};

/** Forgets it. */
export const removeAvatar: Command<typeof endpoints.removeAvatar> = async (live, _input, { userId }) =>
  replyOf(live, await forget(live.db, userId), userId);
