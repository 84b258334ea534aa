import { readClock } from "@/db/calls";
import { isLive, viewFor } from "@/lib/call";
import { ApiError, type endpoints } from "@/lib/contract";
import type { Command } from "../commands/command";
import { currentCall } from "../commands/read";
import type { Live } from "../live";
import { turnAccount } from "./turn";

const taking = ["calling", "ringing", "connected"];

/** Errors: CALL_NOT_FOUND, NOT_A_PARTICIPANT (also where their part, or the call, is over). */
async function takesPart(live: Live, callId: string, userId: string): Promise<void> {
  const { call } = await currentCall(live, callId);
  const own = viewFor(call, userId)?.members.find((member) => member.userId === userId);
  if (!own || !isLive(call) || !taking.includes(own.status)) throw new ApiError("NOT_A_PARTICIPANT");
}

/**
 * The STUN and TURN servers of the settings; for TURN with an account of this user that is good for a while, and that
 * names the call they are for. Errors: CALL_NOT_FOUND, NOT_A_PARTICIPANT.
 */
export const iceServers: Command<typeof endpoints.iceServers> = async (live, { callId }, { userId }) => {
  if (callId !== undefined) await takesPart(live, callId, userId);
  const { stunUrls, turnUrls, turnSecret, turnTtlMs, transportPolicy } = live.settings.ice;
  const stun = stunUrls.length > 0 ? [{ urls: [...stunUrls] }] : [];
  const rest = { iceTransportPolicy: transportPolicy, ttl: Math.floor(turnTtlMs / 1000) };
  if (turnUrls.length === 0 || turnSecret === undefined) return { iceServers: stun, ...rest };
  const owner = callId === undefined ? userId : `${userId}:${callId}`;
  const account = turnAccount(turnSecret, owner, (await readClock(live.db)) + turnTtlMs);
  return { iceServers: [...stun, { urls: [...turnUrls], ...account }], ...rest };
};
