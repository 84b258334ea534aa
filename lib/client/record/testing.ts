import type { TimelineEvent } from "@/lib/contract";
import { callDetail } from "../testing/calls";
import type { Incident } from "./incidents";
import type { Sample } from "./points";

/** For tests: so many seconds after the call was placed, as ISO 8601. */
export const at = (seconds: number): string => new Date(seconds * 1000).toISOString();

type Given = readonly [
  second: number,
  type: TimelineEvent["type"],
  by: string,
  more?: Partial<TimelineEvent>,
];

/** For tests: the timeline of a call. `by` is empty where a deadline did it. */
export const timelineOf = (...events: Given[]): TimelineEvent[] =>
  events.map(([second, type, by, more], index) => ({
    seq: index + 1,
    type,
    at: at(second),
    ...(by !== "" && { actorId: by }),
    ...more,
  }));

/** For tests: a call that is over after so many seconds. */
export const over = (seconds: number, parts: Parameters<typeof callDetail>[0] = {}) =>
  callDetail({ status: "ended", endReason: "hangup", endedAt: at(seconds), duration: seconds, ...parts });

/** For tests: what a client noticed, of its connection to li. */
export const incident = (second: number, type: Incident["type"], more: Partial<Incident> = {}): Incident => ({
  at: at(second),
  type,
  userId: "ana",
  peerUserId: "li",
  ...more,
});

/** For tests: what ana's connection to li did in two seconds, when nothing was wrong. */
export const sample = (second: number, audio: Sample["audio"] = {}, more: Partial<Sample> = {}): Sample => ({
  at: at(second),
  userId: "ana",
  peerUserId: "li",
  audio: {
    packetsReceived: 100,
    packetsLost: 0,
    bytesReceived: 10_000,
    bytesSent: 5_000,
    jitter: 0.005,
    roundTripTime: 0.04,
    ...audio,
  },
  ...more,
});
