import type { LoadedCall } from "@/db/calls";
import { keepMediaEvents } from "@/db/media-events";
import { keepSamples } from "@/db/stats";
import { ApiError, type endpoints, type InputOf } from "@/lib/contract";
import { detailFor } from "../calls/detail";
import type { Live } from "../live";
import type { Command } from "./command";
import { measuredCall, talkers } from "./stats";

/** Clients' clocks differ from the database's by so much at most. Milliseconds. */
const earlyMs = 5_000;
const lateMs = 30_000;
/** The last samples of a client may come so long after the end. */
export const afterEndMs = 10 * 60_000;
/** Who measures all of the longest call this often, for each of the others, has room for everything. */
const usualMs = 2_000;
const mostEvents = 500;

type Given = InputOf<typeof endpoints.reportStats>;
type Issue = { readonly path: readonly (string | number)[]; readonly reason: string };

/** When something may have been measured in this call. Milliseconds since the epoch. */
function spanOf({ call, now }: LoadedCall, live: Live): { from: number; to: number } {
  const from = (call.connectedAt ?? call.createdAt) - earlyMs;
  // Where a connection was lost the other side went on until that was noticed.
  const end = (call.endedAt ?? now) + live.settings.call.participantGoneMs;
  return { from, to: Math.min(now, end) + lateMs };
}

/** Errors: VALIDATION_ERROR where something is not of the time of the call, or of nobody else who was in it. */
function check(found: LoadedCall, live: Live, { samples, events = [] }: Given, userId: string): void {
  const others = new Set(talkers(found.call).filter((id) => id !== userId));
  const { from, to } = spanOf(found, live);
  const issuesOf = (name: string, list: readonly { at: string; peerUserId?: string }[]): Issue[] =>
    list.flatMap(({ at, peerUserId }, index) => {
      const time = Date.parse(at);
      const late = time < from || time > to;
      const unknown = peerUserId !== undefined && !others.has(peerUserId);
      return [
        ...(late ? [{ path: [name, index, "at"], reason: "is not within the call" }] : []),
        ...(unknown
          ? [{ path: [name, index, "peerUserId"], reason: "is nobody else who has been connected" }]
          : []),
      ];
    });
  const issues = [...issuesOf("samples", samples), ...issuesOf("events", events)];
  if (issues.length > 0) throw new ApiError("VALIDATION_ERROR", { issues });
}

const timed = <T extends { readonly at: string }>({ at, ...rest }: T) => ({ ...rest, at: Date.parse(at) });

/**
 * Keeps what one's own connections did, and what happened to one's own media.
 * Errors: CALL_NOT_FOUND, NOT_A_PARTICIPANT, CALL_ENDED (10 minutes after the end), VALIDATION_ERROR, RATE_LIMIT_EXCEEDED.
 */
export const reportStats: Command<typeof endpoints.reportStats> = async (live, input, { userId }) => {
  const { callId, samples, events = [] } = input;
  const found = await measuredCall(live, callId);
  const { call, now, profiles } = found;
  if (!talkers(call).includes(userId)) throw new ApiError("NOT_A_PARTICIPANT");
  if (call.endedAt !== undefined && now > call.endedAt + afterEndMs) {
    const isOnline = (id: string) => live.isOnline(id);
    throw new ApiError("CALL_ENDED", { call: detailFor(call, userId, { profiles, now, isOnline }) });
  }
  check(found, live, input, userId);
  const reporter = { callId, userId };
  const most = Math.ceil(live.settings.call.longestMs / usualMs) * (talkers(call).length - 1);
  if (!(await keepSamples(live.db, reporter, samples.map(timed), most))) {
    throw new ApiError("RATE_LIMIT_EXCEEDED", { retryAfter: 60 }, "You have reported too much of this call.");
  }
  await keepMediaEvents(live.db, reporter, events.map(timed), mostEvents);
  return { success: true };
};
