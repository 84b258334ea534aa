import { deletePush, findPush, savePush } from "@/db/push";
import { ApiError, type endpoints } from "@/lib/contract";
import type { Command } from "../commands/command";
import { targetRefusal } from "../outbound/target";

const done = { success: true } as const;

/** The key for whom a browser is to subscribe, and whether this session has a subscription. */
export const getPush: Command<typeof endpoints.getPush> = async (live, _input, { sessionId }) => {
  const [{ publicKey }, found] = await Promise.all([live.push.keys(), findPush(live.db, sessionId)]);
  return { publicKey, subscribed: found !== undefined };
};

/** Keeps where the browser of this session is reached. Errors: VALIDATION_ERROR; UNAUTHORIZED where it ends meanwhile. */
export const subscribePush: Command<typeof endpoints.subscribePush> = async (
  live,
  { endpoint, keys },
  { userId, sessionId },
) => {
  const refusal = targetRefusal(new URL(endpoint), { ...live.settings.outbound, plainHttp: false });
  if (refusal) {
    const reason = refusal === "credentials" ? "must hold no password" : "must be https";
    throw new ApiError("VALIDATION_ERROR", { issues: [{ path: ["endpoint"], reason }] });
  }
  const saved = await savePush(live.db, { sessionId, userId, endpoint, ...keys });
  if (!saved) throw new ApiError("UNAUTHORIZED");
  return done;
};

/** Nothing is sent to the browser of this session any more. */
export const unsubscribePush: Command<typeof endpoints.unsubscribePush> = async (
  live,
  _input,
  { sessionId },
) => {
  await deletePush(live.db, sessionId);
  return done;
};

/** Sends a message to the browser of this session. */
export const testPush: Command<typeof endpoints.testPush> = async (live, _input, { sessionId }) => {
  const sent = await live.push.test(sessionId);
  return { success: true, sent: sent?.status === "sent" };
};
