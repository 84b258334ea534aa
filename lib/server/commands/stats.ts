import { type LoadedCall, readCalls } from "@/db/calls";
import { readStats, type Sums } from "@/db/stat-packs";
import {
  applyDue,
  assess,
  type Call,
  hasTalked,
  type Link,
  linksOf,
  type Verdict,
  worstFor,
} from "@/lib/call";
import { ApiError, type endpoints, type LinkStats, type Quality } from "@/lib/contract";
import { readsAll } from "../calls/reader";
import type { Live } from "../live";
import { type Command, iso } from "./command";

/** Who has been connected, in the order of the call. */
export const talkers = (call: Call): string[] =>
  call.participants.filter((participant) => hasTalked(call, participant)).map(({ userId }) => userId);

/** Errors: CALL_NOT_FOUND. */
export async function measuredCall(live: Live, callId: string): Promise<LoadedCall> {
  const [found] = await readCalls(live.db, [callId]);
  if (!found) throw new ApiError("CALL_NOT_FOUND");
  // What is due has happened, though it may not be written yet.
  const { call } = applyDue(found.call, found.now, live.settings.call);
  return { ...found, call };
}

/** Without an opinion of the sound there is no quality. */
const qualityOf = (verdict: Verdict | undefined): Quality | undefined =>
  verdict?.mos === undefined ? undefined : { ...verdict, mos: verdict.mos };

function linkStats(link: Link, links: readonly Link[]): LinkStats {
  const { from, to, sound } = link;
  return {
    userId: to,
    peerUserId: from,
    ...(sound && {
      lossRatio: Math.round(sound.lossRatio * 1e4) / 1e4,
      jitter: sound.jitter,
      roundTripTime: sound.roundTripTime,
    }),
    quality: qualityOf(assess(link, links)),
  };
}

const worseFirst = (one: Verdict, other: Verdict) =>
  one.level - other.level || (one.mos ?? 5) - (other.mos ?? 5);

function partsOf({ all, people, connections }: Sums) {
  const links = linksOf(connections);
  const verdicts = people.map(({ userId }) => worstFor(userId, links));
  const [worst] = verdicts.flatMap((verdict) => verdict ?? []).sort(worseFirst);
  return {
    stats: { audio: all.audio, video: all.video },
    quality: qualityOf(worst),
    participants: people.map(({ userId, audio, video }, index) => ({
      ...{ userId, stats: { audio, video }, quality: qualityOf(verdicts[index]) },
    })),
    links: links.map((link) => linkStats(link, links)),
  };
}

const dated = <T extends { readonly at: number }>({ at, ...rest }: T) => ({ at: iso(at), ...rest });

/**
 * How the media of a call did, for who has been connected, and for operators. Errors: CALL_NOT_FOUND,
 * NOT_A_PARTICIPANT.
 */
export const getStats: Command<typeof endpoints.getStats> = async (live, input, caller) => {
  const { callId, recent: recentSeconds } = input;
  const { call } = await measuredCall(live, callId);
  const may = talkers(call).includes(caller.userId) || (await readsAll(live, caller));
  if (!may) throw new ApiError("NOT_A_PARTICIPANT");
  const withSeries = input.series === "true";
  const { sums, course } = await readStats(live.db, {
    ...{ callId, userIds: talkers(call), withSeries, recentSeconds },
  });
  return {
    callId,
    ...partsOf(sums),
    timestamp: iso(sums.all.newest ?? call.createdAt),
    events: course?.events.map(dated),
    series: course?.series.map(dated),
  };
};
