import type { CallDetail, TimelineEvent } from "@/lib/contract";

/** Part of the time of a call, in milliseconds since the epoch. */
export interface Stretch {
  /** `waits`: called, or calling; `talks`: connected; `away`: connected, and their connection lost. */
  readonly kind: "waits" | "talks" | "away";
  readonly from: number;
  readonly to: number;
}

/** Somebody's place in a call. */
interface Place {
  readonly userId: string;
  readonly caller: boolean;
  /** Called at first. */
  readonly called: boolean;
}

type Doing = Stretch["kind"] | "nothing";

/** What an event by or to this person makes of what they do. */
function done({ type }: TimelineEvent, before: Doing): Doing {
  switch (type) {
    case "answered":
    case "connected":
    case "joined":
      return "talks";
    case "reconnecting":
      return before === "talks" ? "away" : before;
    case "reconnected":
      return before === "away" ? "talks" : before;
    case "left":
    case "rejected":
    case "missed":
      return "nothing";
    default:
      return before;
  }
}

/** What this person does after the event. */
function doing(event: TimelineEvent, { userId, caller, called }: Place, before: Doing): Doing {
  const { type, actorId, subjectIds = [] } = event;
  if (type === "incoming") return caller || called ? "waits" : before;
  if (type === "connected" && caller) return "talks";
  if (type === "ended" || type === "cancelled") return "nothing";
  if (type === "invited") return subjectIds.includes(userId) ? "waits" : before;
  const own = actorId === undefined ? subjectIds.includes(userId) : actorId === userId;
  return own ? done(event, before) : before;
}

/** When somebody waited, talked and was lost, one after the other. `until`: where what is not over is cut off. */
export function stretchesOf(
  place: Place,
  timeline: readonly TimelineEvent[],
  until: number,
): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let [kind, from]: [Doing, number] = ["nothing", 0];
  const close = (to: number) => {
    if (kind !== "nothing" && to > from) stretches.push({ kind, from, to });
  };
  for (const event of timeline) {
    const next = doing(event, place, kind);
    if (next === kind) continue;
    const at = Date.parse(event.at);
    close(at);
    [kind, from] = [next, at];
  }
  close(until);
  return stretches;
}

/** The time that a call took. Milliseconds since the epoch. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** From the placing of a call to its end, or to the end of what its reader may know. */
export function spanOf(call: CallDetail, timeline: readonly TimelineEvent[]): Span {
  const from = Date.parse(call.createdAt);
  const last = Date.parse(call.endedAt ?? timeline.at(-1)?.at ?? call.createdAt);
  return { from, to: Math.max(from, last) };
}
