import { readClock } from "@/db/calls";
import type { endpoints } from "@/lib/contract";
import type { Command } from "../commands/command";
import { turnAccount } from "./turn";

/** The STUN and TURN servers of the settings; for TURN with an account of this user that is good for a while. */
export const iceServers: Command<typeof endpoints.iceServers> = async (live, _input, { userId }) => {
  const { stunUrls, turnUrls, turnSecret, turnTtlMs } = live.settings.ice;
  const stun = stunUrls.length > 0 ? [{ urls: [...stunUrls] }] : [];
  const ttl = Math.floor(turnTtlMs / 1000);
  if (turnUrls.length === 0 || turnSecret === undefined) return { iceServers: stun, ttl };
  const account = turnAccount(turnSecret, userId, (await readClock(live.db)) + turnTtlMs);
  return { iceServers: [...stun, { urls: [...turnUrls], ...account }], ttl };
};
