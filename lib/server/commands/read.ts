import { liveCallIds, type LoadedCall, readCalls } from "@/db/calls";
import { applyDue, isLive, viewFor } from "@/lib/call";
import { ApiError, type CallDetail, type endpoints } from "@/lib/contract";
import { tryAct, unchanged } from "../calls/act";
import { detailFor, type Scene } from "../calls/detail";
import { readerOf } from "../calls/reader";
import type { Live } from "../live";
import type { Command } from "./command";
import { ring } from "./ring";

/** Calls as they are true now: what is due happens first, and is written. */
async function current(
  live: Live,
  callIds: readonly string[],
): Promise<(Scene & Pick<LoadedCall, "call">)[]> {
  const isOnline = (userId: string) => live.isOnline(userId);
  const found = await readCalls(live.db, callIds);
  const calls = await Promise.all(
    found.map(async (loaded) => {
      if (applyDue(loaded.call, loaded.now, live.settings.call).changes.length === 0) return loaded;
      return tryAct(live, loaded.call.id, { decide: unchanged });
    }),
  );
  return calls.flatMap((loaded) => (loaded ? { ...loaded, isOnline } : []));
}

/** One call as it is true now. Errors: CALL_NOT_FOUND. */
export async function currentCall(live: Live, callId: string): Promise<Scene & Pick<LoadedCall, "call">> {
  const [loaded] = await current(live, [callId]);
  if (!loaded) throw new ApiError("CALL_NOT_FOUND");
  return loaded;
}

/** One call as the reader may see it. Errors: CALL_NOT_FOUND, NOT_A_PARTICIPANT. */
export const getCall: Command<typeof endpoints.getCall> = async (live, { id }, caller) => {
  const loaded = await currentCall(live, id);
  const detail = detailFor(loaded.call, await readerOf(live, loaded.call, caller), loaded);
  if (!detail) throw new ApiError("NOT_A_PARTICIPANT");
  return detail;
};

/** Everything that lives for this user: connected first, then outgoing, then incoming, the newest first. */
export async function liveCalls(live: Live, userId: string): Promise<CallDetail[]> {
  const calls = await current(live, await liveCallIds(live.db, userId));
  return calls.flatMap((loaded) => {
    const own = viewFor(loaded.call, userId)?.members.find((member) => member.userId === userId);
    const concerns = own && ["calling", "ringing", "connected"].includes(own.status);
    return concerns && isLive(loaded.call) ? (detailFor(loaded.call, userId, loaded) ?? []) : [];
  });
}

/** The call that comes first for this user. Read by a program without a socket it counts as ringing there. */
export const activeCall: Command<typeof endpoints.activeCall> = async (live, { userId }, caller) => {
  const [first] = await liveCalls(live, userId);
  if (!first) return { hasActiveCall: false, call: null };
  const own = first.members.find((member) => member.userId === userId);
  const places = first.callerId === userId && first.connectedAt === undefined;
  if (caller.hasSocket || places || own?.status !== "calling") {
    return { hasActiveCall: true, call: first };
  }
  const { clientId, key } = caller;
  await ring(live, { callId: first.id, userId, clientId, counts: false, key });
  const [now] = await liveCalls(live, userId);
  return now ? { hasActiveCall: true, call: now } : { hasActiveCall: false, call: null };
};
