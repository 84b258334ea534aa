import { z } from "zod";
import { id } from "../common";
import { endpoint } from "../endpoint";
import { call, timelineEvent } from "../models";
import { signalPush } from "../socket";
import * as example from "./examples";
import { oneself } from "./shared";

const ownId = z.object(oneself);

export const readingEndpoints = {
  getCall: endpoint({
    method: "GET",
    path: "/rtc/call/:id",
    tag: "reading",
    title: "A call",
    about:
      "For who is or was a participant, and for operators, who see it as its caller does. Who never connected sees it as it stood when their own part was over. With If-None-Match the reply is 304 while the version is the same.",
    command: "get",
    etag: true,
    errors: ["CALL_NOT_FOUND", "NOT_A_PARTICIPANT"],
    params: z.object({ id: id.describe("The call.") }),
    reply: call,
    example: { reply: example.call },
  }),
  getTimeline: endpoint({
    method: "GET",
    path: "/rtc/call/:id/timeline",
    tag: "reading",
    title: "What happened in a call",
    about:
      "For whoever may read the call, the oldest first; who never connected reads on to their own end. What a program did with a key names the key.",
    command: "timeline",
    errors: ["CALL_NOT_FOUND", "NOT_A_PARTICIPANT"],
    params: z.object({ id: id.describe("The call.") }),
    reply: z.array(timelineEvent).describe("Events."),
    example: { reply: example.timeline },
  }),
  activeCall: endpoint({
    method: "GET",
    path: "/rtc/active/:userId",
    tag: "reading",
    title: "My present call",
    about:
      "Connected before outgoing before incoming, then the newest. Read by a program without a socket, a call that comes in counts as ringing there.",
    command: "active",
    own: "userId",
    params: ownId,
    reply: z.object({
      hasActiveCall: z.boolean().describe("Whether there is one."),
      call: call.nullable().describe("The call; null when there is none."),
    }),
    example: { reply: { hasActiveCall: true, call: example.call } },
  }),
  listSignals: endpoint({
    method: "GET",
    path: "/rtc/signals/:callId",
    tag: "reading",
    title: "Signals that wait for me",
    about:
      "For programs without a socket: what was sent to one in this call, in order. `after` confirms everything up to that number, once one is in the call.",
    command: "signals",
    errors: ["CALL_NOT_FOUND", "NOT_A_PARTICIPANT", "ANSWERED_ELSEWHERE"],
    params: z.object({ callId: id.describe("The call.") }),
    query: z.object({
      after: z
        .string()
        .regex(/^\d{1,15}$/, "must be a whole number")
        .transform(Number)
        .default(0)
        .meta({
          description: "The number of the last signal that was taken.",
          override: { type: "integer", minimum: 0, default: 0 },
        }),
    }),
    reply: z.array(signalPush).describe("Signals, the oldest first."),
    example: {
      reply: [
        {
          callId: "call-uuid",
          fromUserId: "user-002",
          epoch: 1,
          n: 17,
          signal: { type: "candidate", candidate: { candidate: "", sdpMid: "0", sdpMLineIndex: 0 } },
        },
      ],
    },
  }),
} as const;
