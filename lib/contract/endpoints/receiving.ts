import { z } from "zod";
import { id } from "../common";
import { endpoint } from "../endpoint";
import { eventId, serverEvent } from "../event";
import * as example from "./examples";

const seconds = z
  .string()
  .regex(/^\d{1,2}$/, "must be a whole number")
  .transform(Number)
  .pipe(z.number().max(60, "must be at most 60"))
  .optional()
  .meta({
    description: "Ask for JSON instead, and wait so many seconds at most until there is something: 0 to 60.",
    override: { type: "integer", minimum: 0, maximum: 60 },
  });

const iceServer = z
  .object({
    urls: z.array(z.string().describe("A `stun:`, `turn:` or `turns:` address.")).describe("Its addresses."),
    username: z
      .string()
      .optional()
      .describe(
        "For TURN: when it expires (seconds since the epoch), and for whom it is; with `callId` for which call, too.",
      ),
    credential: z.string().optional().describe("For TURN: the password that belongs to the user name."),
  })
  .meta({
    id: "IceServer",
    description: "A STUN or TURN server, as RTCPeerConnection takes it (RTCIceServer).",
  });

/** How a program hears of calls without a socket, and finds a way for their media. */
export const receivingEndpoints = {
  events: endpoint({
    method: "GET",
    path: "/rtc/events",
    tag: "reading",
    title: "What happens, as it happens",
    about: [
      "For programs without a socket: server-sent events. `present` comes first, with every call that lives and the signals that wait; then `call`, `signal`, `group`, `device`, `note` and `missed`, as they happen. A comment comes every 15 seconds.",
      "On a reconnect send the id of the last event that was taken as `Last-Event-ID`: signals up to it are confirmed, in the call that this client is in; `present` has the rest, and after it one `call` tells of each call that has ended since. Until it is confirmed a signal may come again with the same `n`. The server ends the stream when the token expires or the session ends, when the same client (X-Client-Id) opens another one, when it is not read, and when many signals wait to be confirmed.",
      "A call that comes in counts as ringing at this client, where it may act in calls. With `wait` the reply is JSON: whatever has come since `after`, at once, or as soon as something comes; nothing when the time is over. The events since the last reply are kept for a short time; later the reply begins with `present` again.",
    ].join("\n\n"),
    streams: true,
    query: z.object({
      after: eventId
        .optional()
        .describe("The last event that was taken; the header Last-Event-ID comes first."),
      wait: seconds,
      rings: z
        .enum(["true", "false"])
        .default("true")
        .describe("`true`: calls that come in ring at this client; `false`: they do not."),
    }),
    reply: z.object({
      events: z.array(serverEvent).describe("What has happened, in order."),
      lastEventId: eventId.optional().describe("To be sent as `after` the next time."),
    }),
    example: {
      reply: {
        events: [
          {
            id: "17-1705314600000",
            event: "present",
            data: { serverTime: "2024-01-15T10:30:00.000Z", calls: [example.call], signals: [] },
          },
        ],
        lastEventId: "17-1705314600000",
      },
    },
  }),
  iceServers: endpoint({
    method: "GET",
    path: "/rtc/ice-servers",
    tag: "reading",
    title: "STUN and TURN servers",
    about:
      "What a peer connection needs besides its own addresses, as the server is set up; none where it is not. Accounts for TURN are good for `ttl` seconds: ask again before the next peer connection is made after that. With `callId` their names hold the call, so that what the TURN server logs can be matched to it.",
    errors: ["CALL_NOT_FOUND", "NOT_A_PARTICIPANT"],
    query: z.object({
      callId: id
        .optional()
        .describe("The call that they are for: one that lives, and that one is in or called into."),
    }),
    reply: z.object({
      iceServers: z.array(iceServer).describe("For the configuration of an RTCPeerConnection."),
      iceTransportPolicy: z
        .enum(["all", "relay"])
        .describe("Likewise for the configuration. `relay`: media may go through a TURN server only."),
      ttl: z.int().min(1).describe("For how many seconds this may be used."),
    }),
    example: {
      reply: {
        iceServers: [
          { urls: ["stun:stun.example.org:3478"] },
          {
            urls: ["turn:turn.example.org:3478"],
            username: "1705357800:user-001",
            credential: "aGVyZSBzdGFuZHMgYSBwYXNzd29yZA==",
          },
        ],
        iceTransportPolicy: "all",
        ttl: 43200,
      },
    },
  }),
} as const;
