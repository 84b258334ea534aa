import { type LoadedCall, readCalls } from "@/db/calls";
import { keepSamples, type Sample, series as samplesOf, type Totals, totals } from "@/db/stats";
import { applyDue, type Call, estimateQuality, hasTalked } from "@/lib/call";
import { ApiError, type endpoints, type InputOf, type Quality } from "@/lib/contract";
import { detailFor } from "../calls/detail";
import { readsAll } from "../calls/reader";
import type { Live } from "../live";
import { type Command, iso } from "./command";

/** Clients' clocks differ from the database's by so much at most. Milliseconds. */
const earlyMs = 5_000;
const lateMs = 30_000;
/** The last samples of a client may come so long after the end. */
const afterEndMs = 10 * 60_000;
/** Who measures all of the longest call this often, for each of the others, has room for everything. */
const usualMs = 2_000;
/** Samples in a reply, about. */
const seriesLength = 2_000;

const talkers = (call: Call): string[] =>
  call.participants.filter((participant) => hasTalked(call, participant)).map(({ userId }) => userId);

/** Errors: CALL_NOT_FOUND. */
async function callOf(live: Live, callId: string): Promise<LoadedCall> {
  const [found] = await readCalls(live.db, [callId]);
  if (!found) throw new ApiError("CALL_NOT_FOUND");
  // What is due has happened, though it may not be written yet.
  const { call } = applyDue(found.call, found.now, live.settings.call);
  return { ...found, call };
}

type Given = InputOf<typeof endpoints.reportStats>["samples"];

/** The samples, if each was taken within the call and of a connection to another who was in it. */
function checked({ call, now }: LoadedCall, live: Live, given: Given, userId: string): Sample[] {
  const others = new Set(talkers(call).filter((id) => id !== userId));
  const from = (call.connectedAt ?? call.createdAt) - earlyMs;
  // Where a connection was lost the other side went on until that was noticed.
  const end = (call.endedAt ?? now) + live.settings.call.participantGoneMs;
  const to = Math.min(now, end) + lateMs;
  const samples = given.map(({ at, ...sample }) => ({ ...sample, at: Date.parse(at) }));
  const issues = samples.flatMap(({ peerUserId, at }, index) => {
    const path = ["samples", index];
    return [
      ...(at < from || at > to ? [{ path: [...path, "at"], reason: "is not within the call" }] : []),
      ...(others.has(peerUserId)
        ? []
        : [{ path: [...path, "peerUserId"], reason: "is nobody else who has been connected" }]),
    ];
  });
  if (issues.length > 0) throw new ApiError("VALIDATION_ERROR", { issues });
  return samples;
}

/**
 * Keeps what one's own connections did.
 * Errors: CALL_NOT_FOUND, NOT_A_PARTICIPANT, CALL_ENDED (10 minutes after the end), VALIDATION_ERROR, RATE_LIMIT_EXCEEDED.
 */
export const reportStats: Command<typeof endpoints.reportStats> = async (live, input, { userId }) => {
  const { callId, samples } = input;
  const found = await callOf(live, callId);
  const { call, now, profiles } = found;
  if (!talkers(call).includes(userId)) throw new ApiError("NOT_A_PARTICIPANT");
  if (call.endedAt !== undefined && now > call.endedAt + afterEndMs) {
    const isOnline = (id: string) => live.isOnline(id);
    throw new ApiError("CALL_ENDED", { call: detailFor(call, userId, { profiles, now, isOnline }) });
  }
  const most = Math.ceil(live.settings.call.longestMs / usualMs) * (talkers(call).length - 1);
  const kept = await keepSamples(live.db, { callId, userId }, checked(found, live, samples, userId), most);
  if (!kept) {
    throw new ApiError("RATE_LIMIT_EXCEEDED", { retryAfter: 60 }, "You have reported too much of this call.");
  }
  return { success: true };
};

/** As the sound arrived there. */
function qualityOf({ heard, audio }: Totals): Quality | undefined {
  if (!heard) return undefined;
  const { packetsLost, packetsReceived, jitter, roundTripTime } = audio;
  const lossRatio = packetsLost / Math.max(1, packetsLost + packetsReceived);
  return estimateQuality({ lossRatio, jitter, roundTripTime });
}

const part = (sums: Totals) => ({
  stats: { audio: sums.audio, video: sums.video },
  quality: qualityOf(sums),
});

/**
 * How the media of a call did, for who has been connected, and for operators. Errors: CALL_NOT_FOUND,
 * NOT_A_PARTICIPANT.
 */
export const getStats: Command<typeof endpoints.getStats> = async (live, { callId, series }, caller) => {
  const { call } = await callOf(live, callId);
  const may = talkers(call).includes(caller.userId) || (await readsAll(live, caller));
  if (!may) throw new ApiError("NOT_A_PARTICIPANT");
  const [{ all, byUser }, samples] = await Promise.all([
    totals(live.db, callId, talkers(call)),
    series === "true" ? samplesOf(live.db, callId, seriesLength) : undefined,
  ]);
  return {
    callId,
    ...part(all),
    timestamp: iso(all.newest ?? call.createdAt),
    participants: [...byUser].map(([id, sums]) => ({ userId: id, ...part(sums) })),
    series: samples?.map(({ at, ...sample }) => ({ at: iso(at), ...sample })),
  };
};
