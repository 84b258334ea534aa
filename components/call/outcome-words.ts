import type { CallOutcome } from "@/lib/client/types";

type Title =
  | "endedByMe"
  | "endedByThem"
  | "ended"
  | "host_ended"
  | "all_left"
  | "connection_lost"
  | "max_duration"
  | "youCancelled"
  | "cancelled"
  | "gaveUp"
  | "declined"
  | "busy"
  | "nobodyTook"
  | "youDeclined"
  | "noAnswer"
  | "missed"
  | "failed";

type Code =
  | "BUSY"
  | "USER_NOT_FOUND"
  | "CALL_GLARE"
  | "ANSWERED_ELSEWHERE"
  | "CALL_FULL"
  | "NOT_GROUP_MEMBER"
  | "CALL_NOT_FOUND"
  | "RATE_LIMIT_EXCEEDED"
  | "UNAUTHORIZED"
  | "UNAVAILABLE"
  | "NETWORK"
  | "OTHER";

/** Keys of the texts that tell how a call went. Titles take `name`. */
export interface OutcomeWords {
  readonly title: Title;
  /** `talked` takes `duration`. */
  readonly text?: "talked" | "noAnswerText" | `code.${Code}`;
}

export interface OutcomeContext {
  readonly outgoing: boolean;
  readonly group: boolean;
  /** It is known who hung up: not so when a call is looked up later. */
  readonly knowsWho: boolean;
}

const codes: Readonly<Partial<Record<NonNullable<CallOutcome["code"]>, Code>>> = {
  CALLER_BUSY: "BUSY",
  IN_ANOTHER_CALL: "BUSY",
  USER_NOT_FOUND: "USER_NOT_FOUND",
  CALL_GLARE: "CALL_GLARE",
  ANSWERED_ELSEWHERE: "ANSWERED_ELSEWHERE",
  CALL_FULL: "CALL_FULL",
  NOT_GROUP_MEMBER: "NOT_GROUP_MEMBER",
  CALL_NOT_FOUND: "CALL_NOT_FOUND",
  RATE_LIMIT_EXCEEDED: "RATE_LIMIT_EXCEEDED",
  UNAUTHORIZED: "UNAUTHORIZED",
  TOKEN_EXPIRED: "UNAUTHORIZED",
  UNAVAILABLE: "UNAVAILABLE",
  NETWORK: "NETWORK",
};

function endedTitle({ endReason, byMe }: CallOutcome, { group, knowsWho }: OutcomeContext): Title {
  if (endReason !== undefined && endReason !== "hangup" && !(endReason === "host_ended" && byMe)) {
    return endReason;
  }
  if (!knowsWho) return "ended";
  if (byMe) return "endedByMe";
  return group ? "ended" : "endedByThem";
}

function cancelledTitle({ byMe }: CallOutcome, { outgoing }: OutcomeContext): Title {
  if (!outgoing) return "gaveUp";
  return byMe ? "youCancelled" : "cancelled";
}

function rejectedTitle({ rejectReason }: CallOutcome, { outgoing, group }: OutcomeContext): Title {
  if (!outgoing) return "youDeclined";
  if (group) return "nobodyTook";
  return rejectReason === "busy" ? "busy" : "declined";
}

/** Pure: how a call went, in words for this viewer. */
export function outcomeWords(outcome: CallOutcome, context: OutcomeContext): OutcomeWords {
  switch (outcome.status) {
    case "ended":
      // Who came too late has not talked.
      return { title: endedTitle(outcome, context), ...(outcome.duration > 0 && { text: "talked" }) };
    case "cancelled":
      return { title: cancelledTitle(outcome, context) };
    case "rejected":
      return { title: rejectedTitle(outcome, context) };
    case "missed":
      if (!context.outgoing) return { title: "missed" };
      return { title: context.group ? "nobodyTook" : "noAnswer", text: "noAnswerText" };
    case "failed":
      return {
        title: "failed",
        text: `code.${(outcome.code === undefined ? undefined : codes[outcome.code]) ?? "OTHER"}`,
      };
  }
}
