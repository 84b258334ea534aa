import { readCalls } from "@/db/calls";
import { callsOverSince } from "@/db/over";
import { type Call, hasTalked, participantOf } from "@/lib/call";
import type { CallPush } from "@/lib/contract";
import { detailFor } from "../calls/detail";
import type { Live } from "../live";

/** What happened a little earlier may have been told later: it is told again, and known by its version. */
const marginMs = 30_000;
/** However often people were invited, so long before its longest time began a call was placed at most. */
const ringingMs = 86_400_000;
/** So many are told at once; the next ones when the client resumes behind these. */
const most = 200;

/** Calls in which a user has no part any more, as they stood at the end of it; the oldest first. */
export interface Over {
  readonly pushes: readonly CallPush[];
  /** There may be more. */
  readonly more: boolean;
}

/** To who was not to be disturbed the end was told as a missed call. */
function wasSilent(call: Call, userId: string): boolean {
  const own = participantOf(call, userId);
  return own !== undefined && own.silenced && !hasTalked(call, own);
}

/** Whatever came to its end for this user since `at` (milliseconds since the epoch, by the database's clock). */
export async function overSince(live: Live, userId: string, at: number): Promise<Over> {
  const since = Math.max(0, at - marginMs);
  const placedAfter = Math.max(0, since - live.settings.call.longestMs - ringingMs);
  const events = await callsOverSince(live.db, {
    userId,
    since: new Date(since),
    placedAfter: new Date(placedAfter),
    limit: most,
  });
  const loaded = await readCalls(
    live.db,
    events.map(({ callId }) => callId),
  );
  const scenes = new Map(loaded.map((each) => [each.call.id, each]));
  const isOnline = (each: string) => live.isOnline(each);
  const pushes = events.flatMap(({ callId, seq, type, at: time, actorId }): CallPush[] => {
    const scene = scenes.get(callId);
    const call = scene && detailFor(scene.call, userId, { ...scene, isOnline });
    // What has happened meanwhile is told as it happens.
    if (!scene || call?.version !== seq) return [];
    const missed = actorId !== userId && wasSilent(scene.call, userId);
    const seen = missed ? "missed" : type;
    return [{ type: seen, seq, at: new Date(time).toISOString(), actorId, call }];
  });
  return { pushes, more: events.length === most };
}
