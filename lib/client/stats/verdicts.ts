import { assess, type Link, linksOf, type Measured, together, type Verdict } from "@/lib/call";
import type { Sample } from "./sample";

/** By the other's user id what was measured lately, the oldest first. */
export type Samples = Readonly<Record<string, readonly Sample[]>>;

/** So many samples (of 2 s each) tell how it is now, and so many are needed to say anything. */
const windowLength = 5;
const leastLength = 2;
/** At first the browser feels its way: it sends less than the way carries, and calls that a limit of the network. */
const settling = 2;

/** What this browser knows of every link to and from it. */
export function linksIn(userId: string, samples: Samples): Link[] {
  const measured = Object.entries(samples).flatMap(([peerUserId, all]): Measured[] =>
    all.length < settling + leastLength
      ? []
      : [together({ userId, peerUserId }, all.slice(settling).slice(-windowLength))],
  );
  return linksOf(measured);
}

const isOwnFault = (verdict: Verdict, userId: string) => verdict.causeUserId === userId;

/**
 * How good what comes from each other one is, by user id; and under one's own id how good what one sends is, where that is
 * one's own line's or device's fault.
 */
export function verdictsIn(userId: string, samples: Samples): Readonly<Record<string, Verdict>> {
  const links = linksIn(userId, samples);
  const known = links.filter(({ sound, picture }) => sound !== undefined || picture !== undefined);
  const verdicts = known.map((link) => ({ link, verdict: assess(link, links) }));
  const incoming = verdicts.filter(({ link }) => link.to === userId);
  const own = verdicts
    .filter(({ link, verdict }) => link.from === userId && isOwnFault(verdict, userId))
    .map(({ verdict }) => verdict)
    .sort((one, other) => one.level - other.level)[0];
  return {
    ...Object.fromEntries(incoming.map(({ link, verdict }) => [link.from, verdict])),
    ...(own && { [userId]: own }),
  };
}
