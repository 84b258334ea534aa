import { z } from "zod";
import { done, id, idempotencyKey, limits, offer, success, version } from "../common";
import { endpoint } from "../endpoint";
import * as example from "./examples";
import { asOwn, callId, endOther, finished, inCall, initialMedia, ownCall } from "./shared";

export const joiningEndpoints = {
  invite: endpoint({
    method: "POST",
    path: "/rtc/invite",
    tag: "calls",
    title: "Invite people into a call",
    about:
      "For anybody who is connected, and for the caller before that. It rings at those who are not in it, for the full time; from then on it is a group call.",
    own: "inviterId",
    command: "invite",
    idempotent: true,
    errors: [...inCall, "USER_NOT_FOUND", "NOT_CONNECTED", "CALL_FULL", ...finished],
    body: z.object({
      callId,
      inviterId: id.describe("Oneself."),
      inviteeIds: z.array(id).min(1).max(limits.callees).describe("Whom to invite, at most 49."),
      idempotencyKey: idempotencyKey.optional(),
    }),
    reply: z.object({
      success,
      invited: z.array(id).describe("At whom it rings now."),
      skipped: z
        .array(
          z
            .object({
              userId: id,
              reason: z
                .enum(["in_call", "ringing"])
                .describe("`in_call`: is in it; `ringing`: it rings there already."),
            })
            .describe("Somebody who was not invited."),
        )
        .optional()
        .describe("Who is in it or is being rung already."),
    }),
    example: {
      body: { callId: "call-uuid", inviterId: "user-001", inviteeIds: ["user-004", "user-005"] },
      reply: { success: true, invited: ["user-004", "user-005"] },
    },
  }),
  joinCall: endpoint({
    method: "POST",
    path: "/rtc/join",
    tag: "calls",
    title: "Join a call",
    about:
      "For who was invited, for members of the call's group, and for participants who come back: the newest client has the place. An `offer` is relayed when exactly one other is connected and none is pending; else the joiner offers to each.",
    own: "userId",
    command: "join",
    errors: [...inCall, "NOT_GROUP_MEMBER", "IN_ANOTHER_CALL", "NOT_CONNECTED", "CALL_FULL", ...finished],
    body: z.object({ ...ownCall, offer: offer.optional(), endOther, ...initialMedia }),
    reply: z.object({
      success,
      call: z
        .object({
          id,
          participants: z.array(id).describe("Connected users in order of joining, oneself last."),
          version,
        })
        .describe("The call after joining."),
    }),
    example: {
      body: { ...asOwn("user-004"), offer: example.offer },
      reply: {
        success: true,
        call: { id: "call-uuid", participants: ["user-001", "user-002", "user-004"], version: 6 },
      },
    },
  }),
  leaveCall: endpoint({
    method: "POST",
    path: "/rtc/leave",
    tag: "calls",
    title: "Leave a call",
    about:
      "In a group only oneself goes, and with the last one the call; a call of two ends. Before it is connected as POST /rtc/hangup.",
    own: "userId",
    command: "leave",
    errors: inCall,
    body: z.object(ownCall),
    reply: done,
    example: { body: asOwn("user-004"), reply: example.done },
  }),
} as const;
