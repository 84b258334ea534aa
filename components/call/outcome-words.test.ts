import { describe, expect, test } from "vitest";
import type { CallOutcome } from "@/lib/client/types";
import { outcomeWords, type OutcomeContext } from "./outcome-words";

const outgoing: OutcomeContext = { outgoing: true, group: false, knowsWho: true };
const incoming: OutcomeContext = { ...outgoing, outgoing: false };
const group: OutcomeContext = { ...outgoing, group: true };
const went = (outcome: Partial<CallOutcome>): CallOutcome => ({
  status: "ended",
  byMe: false,
  duration: 0,
  ...outcome,
});

describe("after a call I am told", () => {
  test.each([
    ["that I hung up", { endReason: "hangup", byMe: true }, outgoing, "endedByMe"],
    ["that the other one hung up", { endReason: "hangup" }, outgoing, "endedByThem"],
    ["that it has ended, when nobody can say by whom", {}, { ...outgoing, knowsWho: false }, "ended"],
    ["that a group call has ended", { endReason: "hangup" }, group, "ended"],
    ["that I, the host, hung up", { endReason: "host_ended", byMe: true }, group, "endedByMe"],
    ["that the host ended it", { endReason: "host_ended" }, group, "host_ended"],
    ["that all others have left", { endReason: "all_left" }, group, "all_left"],
    ["that the connection was lost", { endReason: "connection_lost" }, outgoing, "connection_lost"],
    ["that it took too long", { endReason: "max_duration" }, outgoing, "max_duration"],
  ] as const)("%s", (_, outcome, context, title) => {
    const duration = 1;
    expect(outcomeWords(went({ ...outcome, duration }), context)).toEqual({ title, text: "talked" });
  });

  test("nothing of talking, when the call had ended before I was in it", () => {
    expect(outcomeWords(went({}), group)).toEqual({ title: "ended" });
  });

  test.each([
    ["that I cancelled it", { status: "cancelled", byMe: true }, outgoing, "youCancelled"],
    ["that it was cancelled without me", { status: "cancelled" }, outgoing, "cancelled"],
    ["that the caller gave up", { status: "cancelled" }, incoming, "gaveUp"],
    ["that they declined", { status: "rejected", rejectReason: "declined" }, outgoing, "declined"],
    ["that they are busy", { status: "rejected", rejectReason: "busy" }, outgoing, "busy"],
    ["that nobody of a group took it", { status: "rejected" }, group, "nobodyTook"],
    ["that I declined", { status: "rejected", byMe: true }, incoming, "youDeclined"],
    ["that I missed it", { status: "missed" }, incoming, "missed"],
  ] as const)("%s", (_, outcome, context, title) => {
    expect(outcomeWords(went(outcome), context)).toEqual({ title });
  });

  test("that they did not answer, and that they see a missed call", () => {
    expect(outcomeWords(went({ status: "missed" }), outgoing)).toEqual({
      title: "noAnswer",
      text: "noAnswerText",
    });
  });

  test.each([
    ["CALLER_BUSY", "code.BUSY"],
    ["IN_ANOTHER_CALL", "code.BUSY"],
    ["USER_NOT_FOUND", "code.USER_NOT_FOUND"],
    ["RATE_LIMIT_EXCEEDED", "code.RATE_LIMIT_EXCEEDED"],
    ["NOT_GROUP_MEMBER", "code.NOT_GROUP_MEMBER"],
    ["TOKEN_EXPIRED", "code.UNAUTHORIZED"],
    ["NETWORK", "code.NETWORK"],
    ["INTERNAL_ERROR", "code.OTHER"],
    [undefined, "code.OTHER"],
  ] as const)("why it failed with %s", (code, text) => {
    expect(outcomeWords(went({ status: "failed", code }), outgoing)).toEqual({ title: "failed", text });
  });
});
