import type { CallRecord } from "@/lib/contract";

/** Pure: what a row says of a call. */

/** So many are named of those who were in it. */
const named = 2;

export type Outcome =
  | "incoming"
  | "outgoing"
  | "missed"
  | "unanswered"
  | "declinedByMe"
  | "declined"
  | "cancelled"
  | "ringing"
  | "live";

/** What became of a call for its reader. */
export function outcomeOf({ status, direction }: Pick<CallRecord, "status" | "direction">): Outcome {
  const incoming = direction === "incoming";
  switch (status) {
    case "calling":
    case "ringing":
      return "ringing";
    case "connected":
      return "live";
    case "ended":
      return direction;
    case "rejected":
      return incoming ? "declinedByMe" : "declined";
    case "missed":
      return incoming ? "missed" : "unanswered";
    case "cancelled":
      return incoming ? "missed" : "cancelled";
  }
}

/** Whom it was with: the name of the group, or the first of the others, and how many more there are. */
export function whoOf({ groupName, people, others }: CallRecord): {
  readonly names: readonly string[];
  readonly more: number;
} {
  if (groupName !== undefined) return { names: [groupName], more: 0 };
  const all = people.map(({ userName }) => userName);
  const fits = others === 0 && all.length <= named + 1;
  return fits ? { names: all, more: 0 } : { names: all.slice(0, named), more: all.length - named + others };
}

/** Whole seconds in hours, minutes and seconds. */
export const partsOf = (seconds: number) => ({
  hours: Math.floor(seconds / 3600),
  minutes: Math.floor(seconds / 60) % 60,
  seconds: seconds % 60,
});
