import type { CallDetail, Member, TimelineEvent } from "@/lib/contract";
import { calledFirst } from "./called";
import { type Span, type Stretch, stretchesOf } from "./stays";

/** How somebody came into the call, or why they did not. `called`: more is not known. */
export type Fate = "placed" | "answered" | "joined" | "declined" | "busy" | "missed" | "cancelled" | "called";

/** Somebody's part in a call. */
export interface Part {
  readonly member: Member;
  readonly fate: Fate;
  /** For `answered`: how long it rang before, in milliseconds. */
  readonly afterMs?: number;
  /** How long they were connected, in milliseconds. */
  readonly talkedMs: number;
  /** They left before the end. Milliseconds since the epoch. */
  readonly leftAt?: number;
  readonly stretches: readonly Stretch[];
}

/** Who leaves with the others does not leave before the end. */
const sameMs = 1_000;

/** How who never came in was kept out of it. */
function absence({ status, rejectReason }: Member): Fate {
  if (status === "rejected") return rejectReason === "busy" ? "busy" : "declined";
  return status === "missed" || status === "cancelled" ? status : "called";
}

/** How somebody came in; undefined for who never did. */
function coming(member: Member, call: CallDetail, timeline: readonly TimelineEvent[]): Fate | undefined {
  if (member.userId === call.callerId) return "placed";
  const types = ["connected", "answered", "joined"];
  const first = timeline.find(({ type, actorId }) => actorId === member.userId && types.includes(type));
  if (first === undefined) return undefined;
  return first.type === "joined" ? "joined" : "answered";
}

const length = ({ from, to }: Stretch) => to - from;

function partOf(member: Member, call: CallDetail, timeline: readonly TimelineEvent[], span: Span): Part {
  const { userId } = member;
  const called = calledFirst(call, timeline).includes(userId);
  const stretches = stretchesOf({ userId, caller: userId === call.callerId, called }, timeline, span.to);
  const fate = coming(member, call, timeline) ?? absence(member);
  const waited = stretches[0];
  const last = stretches.findLast(({ kind }) => kind !== "waits");
  return {
    member,
    fate,
    ...(fate === "answered" && waited?.kind === "waits" && { afterMs: length(waited) }),
    talkedMs: stretches.filter(({ kind }) => kind !== "waits").reduce((sum, each) => sum + length(each), 0),
    ...(last !== undefined && last.to < span.to - sameMs && { leftAt: last.to }),
    stretches,
  };
}

/** Pure: who took part in a call, from when to when, and what became of those who did not. The caller is first. */
export function partsOf(call: CallDetail, timeline: readonly TimelineEvent[], span: Span): readonly Part[] {
  return call.members.map((member) => partOf(member, call, timeline, span));
}
