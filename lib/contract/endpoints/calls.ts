import { z } from "zod";
import {
  answer,
  callStatus,
  callType,
  done,
  id,
  idempotencyKey,
  limits,
  offer,
  rejectReason,
  seconds,
  success,
  time,
  version,
} from "../common";
import { endpoint } from "../endpoint";
import { asOwn, endOther, finished, initialMedia, inCall, ownCall } from "./shared";
import * as example from "./examples";

export const callEndpoints = {
  placeCall: endpoint({
    method: "POST",
    path: "/rtc/call",
    status: 201,
    tag: "calls",
    title: "Call people",
    about:
      "Calls one or several people, or members of a group. It rings at all of them. An `offer` serves one peer connection, so give it with exactly one callee; with more, each callee offers after answering.",
    own: "callerId",
    command: "call",
    bucket: "calls",
    idempotent: true,
    errors: [
      "USER_NOT_FOUND",
      "GROUP_NOT_FOUND",
      "NOT_GROUP_MEMBER",
      "CALLER_BUSY",
      "CALL_GLARE",
      "GROUP_CALL_RUNNING",
    ],
    body: z.object({
      callerId: id.describe("Oneself."),
      calleeIds: z
        .array(id)
        .min(1)
        .max(limits.callees + 1)
        .describe("Whom to call: 1 to 49 people; doubles and oneself are left out."),
      type: callType,
      groupId: id.optional().describe("The group that is called; all callees must be members."),
      offer: offer.optional(),
      endOther,
      ...initialMedia,
      idempotencyKey: idempotencyKey.optional(),
    }),
    reply: z.object({
      success,
      call: z
        .object({
          id,
          callerId: id.describe("Who placed it."),
          calleeIds: z.array(id).describe("Who is called."),
          type: callType,
          status: callStatus,
          groupId: id.optional().describe("The group that is called."),
          createdAt: time.describe("When it was placed."),
          version,
        })
        .describe("The call as it was placed."),
    }),
    example: {
      body: {
        callerId: "user-001",
        calleeIds: ["user-002", "user-003"],
        type: "video",
        groupId: "group-001",
        offer: example.offer,
      },
      reply: {
        success: true,
        call: {
          id: "call-uuid",
          callerId: "user-001",
          calleeIds: ["user-002", "user-003"],
          type: "video",
          status: "calling",
          groupId: "group-001",
          createdAt: "2024-01-15T10:30:00.000Z",
          version: 1,
        },
      },
    },
  }),
  answerCall: endpoint({
    method: "POST",
    path: "/rtc/answer",
    tag: "calls",
    title: "Answer a call",
    about:
      "The first answer connects the call. While the caller's offer is pending, `answer` is required; with none pending the reply says `negotiation: signal`, and who answered offers through POST /rtc/signal.",
    own: "userId",
    command: "answer",
    errors: [...inCall, "FORBIDDEN", "ANSWERED_ELSEWHERE", "IN_ANOTHER_CALL", "CALL_FULL", ...finished],
    body: z.object({ ...ownCall, answer: answer.optional(), endOther, ...initialMedia }),
    reply: z.object({
      success,
      call: z
        .object({
          id,
          status: callStatus,
          connectedAt: time.optional().describe("When the first callee answered."),
          version,
        })
        .describe("The call after the answer."),
      negotiation: z
        .literal("signal")
        .optional()
        .describe("No offer was pending: whoever answered offers through signals."),
    }),
    example: {
      body: { ...asOwn("user-002"), answer: example.answer },
      reply: {
        success: true,
        call: { id: "call-uuid", status: "connected", connectedAt: "2024-01-15T10:30:05.000Z", version: 3 },
      },
    },
  }),
  rejectCall: endpoint({
    method: "POST",
    path: "/rtc/reject",
    tag: "calls",
    title: "Decline a call",
    about: "It stops ringing at all clients of this callee. In a group it goes on ringing at the others.",
    own: "userId",
    command: "reject",
    errors: [...inCall, "FORBIDDEN", "CALL_ALREADY_CONNECTED", "CALL_CANCELLED", "CALL_MISSED", "CALL_ENDED"],
    body: z.object({ ...ownCall, reason: rejectReason.default("declined") }),
    reply: done,
    example: { body: { ...asOwn("user-002"), reason: "busy" }, reply: example.done },
  }),
  hangUp: endpoint({
    method: "POST",
    path: "/rtc/hangup",
    tag: "calls",
    title: "Hang up",
    about:
      "One of two ends the call; in a group the host ends it for all and anybody else leaves. Before it is connected: cancels as the caller, declines as a callee. The reply has the true state; where the call goes on, the time of end and the duration are one's own.",
    own: "userId",
    command: "hangup",
    errors: inCall,
    body: z.object(ownCall),
    reply: z.object({
      success,
      call: z
        .object({
          id,
          status: callStatus,
          endedAt: time.optional().describe("When it ended, or when one left."),
          duration: seconds.describe("Whole seconds talked."),
        })
        .describe("The call afterwards."),
    }),
    example: {
      body: asOwn("user-001"),
      reply: {
        success: true,
        call: { id: "call-uuid", status: "ended", endedAt: "2024-01-15T10:45:00.000Z", duration: 900 },
      },
    },
  }),
  cancelCall: endpoint({
    method: "POST",
    path: "/rtc/cancel",
    tag: "calls",
    title: "Give a call up",
    about: "For the caller, while nobody has answered.",
    own: "userId",
    command: "cancel",
    errors: [...inCall, "FORBIDDEN", "CALL_ALREADY_CONNECTED", "CALL_REJECTED", "CALL_MISSED", "CALL_ENDED"],
    body: z.object(ownCall),
    reply: done,
    example: { body: asOwn("user-001"), reply: example.done },
  }),
} as const;
