import { z } from "zod";
import { deviceType, done, id, limits, signal, success, time } from "../common";
import { endpoint } from "../endpoint";
import { callStats, mediaEvent, note, statSample } from "../models";
import { ownCall } from "./shared";
import * as example from "./examples";

const over = ["CALL_CANCELLED", "CALL_REJECTED", "CALL_MISSED", "CALL_ENDED"] as const;
const part = ["CALL_NOT_FOUND", "NOT_A_PARTICIPANT", "NOT_CONNECTED", ...over] as const;
const whose = {
  ...ownCall,
  userId: id.describe("Oneself; or another participant of a group call that one hosts."),
};
const ofCall = z.object({ callId: id.describe("The call.") });

export const mediaEndpoints = {
  sendSignal: endpoint({
    method: "POST",
    path: "/rtc/signal",
    tag: "media",
    title: "Send a signal",
    about:
      "Passes an offer, an answer or an ICE candidate to another participant, in order. What a callee sends before their own answer waits for it. At most 256 signals and 512 KiB wait for one pair.",
    own: "fromUserId",
    command: "signal",
    bucket: "signals",
    errors: ["CALL_NOT_FOUND", "NOT_A_PARTICIPANT", "ANSWERED_ELSEWHERE", ...over],
    body: z.object({
      callId: id.describe("The call."),
      fromUserId: id.describe("Oneself."),
      toUserId: id.describe("Whom it is for."),
      signal,
    }),
    reply: done,
    example: {
      body: {
        callId: "call-uuid",
        fromUserId: "user-001",
        toUserId: "user-002",
        signal: {
          type: "candidate",
          candidate: {
            candidate: "candidate:1 1 UDP 2122260223 192.168.1.1 54321 typ host",
            sdpMid: "0",
            sdpMLineIndex: 0,
          },
        },
      },
      reply: example.done,
    },
  }),
  device: endpoint({
    method: "PUT",
    path: "/rtc/device",
    tag: "media",
    title: "Choose a device",
    about: "Keeps the choice and tells one's own clients; the one in the call switches.",
    own: "userId",
    command: "device",
    errors: part,
    body: z.object({
      ...ownCall,
      deviceType,
      deviceId: z
        .string()
        .regex(/^[^\p{Cc}\p{Cs}]{1,512}$/u, "must be 1 to 512 characters")
        .describe("The device, as the browser of the client in the call names it (MediaDeviceInfo)."),
    }),
    reply: done,
    example: {
      body: { ...example.ownCall, deviceType: "audioinput", deviceId: "device-uuid" },
      reply: example.done,
    },
  }),
  mute: endpoint({
    method: "PUT",
    path: "/rtc/mute",
    tag: "media",
    title: "Mute or unmute",
    about:
      "Tells the others whether one's microphone is off. The host of a group may mute another; nobody can unmute somebody else.",
    command: "mute",
    errors: [...part, "FORBIDDEN", "NOT_HOST"],
    body: z.object({ ...whose, muted: z.boolean().describe("Whether the microphone is off.") }),
    reply: z.object({ success, muted: z.boolean().describe("Whether the microphone is off.") }),
    example: { body: { ...example.ownCall, muted: true }, reply: { success: true, muted: true } },
  }),
  video: endpoint({
    method: "PUT",
    path: "/rtc/video",
    tag: "media",
    title: "Switch the camera on or off",
    about:
      "Tells the others whether one's camera is on. The host of a group may stop another's; nobody can start somebody else's.",
    command: "video",
    errors: [...part, "FORBIDDEN", "NOT_HOST"],
    body: z.object({ ...whose, enabled: z.boolean().describe("Whether the camera is on.") }),
    reply: z.object({ success, enabled: z.boolean().describe("Whether the camera is on.") }),
    example: { body: { ...example.ownCall, enabled: false }, reply: { success: true, enabled: false } },
  }),
  hand: endpoint({
    method: "PUT",
    path: "/rtc/hand",
    tag: "media",
    title: "Raise or lower one's hand",
    about:
      "Tells the others that one would like to speak. `members[].handRaisedAt` gives the order. The hand goes down when one leaves.",
    own: "userId",
    command: "hand",
    errors: part,
    body: z.object({ ...ownCall, raised: z.boolean().describe("Whether the hand is raised.") }),
    reply: z.object({ success, raised: z.boolean().describe("Whether the hand is raised.") }),
    example: { body: { ...example.ownCall, raised: true }, reply: { success: true, raised: true } },
  }),
  screen: endpoint({
    method: "PUT",
    path: "/rtc/screen",
    tag: "media",
    title: "Say that one's screen is shared",
    about: "Tells the others whether one shares a screen; its picture goes the way of all media.",
    own: "userId",
    command: "screen",
    errors: part,
    body: z.object({ ...ownCall, shared: z.boolean().describe("Whether the screen is shared.") }),
    reply: z.object({ success, shared: z.boolean().describe("Whether the screen is shared.") }),
    example: { body: { ...example.ownCall, shared: true }, reply: { success: true, shared: true } },
  }),
  host: endpoint({
    method: "PUT",
    path: "/rtc/host",
    tag: "media",
    title: "Hand over the role of the host",
    about:
      "For the host of a group call: somebody else who is connected becomes the host, and the former one is a participant like any other. Everybody is told.",
    own: "userId",
    command: "host",
    errors: [...part, "FORBIDDEN", "NOT_HOST"],
    body: z.object({ ...ownCall, hostId: id.describe("Who becomes the host.") }),
    reply: z.object({ success, hostId: id.describe("Who is the host now.") }),
    example: {
      body: { ...example.ownCall, hostId: "user-003" },
      reply: { success: true, hostId: "user-003" },
    },
  }),
  sendNote: endpoint({
    method: "POST",
    path: "/rtc/note",
    tag: "media",
    title: "React, or write a text",
    about:
      "Passes a reaction or a text on to everybody who is connected at this moment, as a `note` event. It is kept nowhere: who comes later does not see it. Control characters other than line breaks and tabs are taken out of a text.",
    own: "userId",
    command: "note",
    bucket: "notes",
    errors: part,
    body: z.object({ ...ownCall, note }),
    reply: z.object({
      success,
      id: id.describe("The note's own, as the others are told it."),
      at: time.describe("When it was passed on."),
    }),
    example: {
      body: { ...example.ownCall, note: { type: "text", text: "The minutes: https://example.org/minutes" } },
      reply: { success: true, id: "note-uuid", at: "2024-01-15T10:32:00.000Z" },
    },
  }),
  reportStats: endpoint({
    method: "POST",
    path: "/rtc/stats/:callId",
    tag: "media",
    title: "Report statistics",
    about:
      "Keeps what one's own peer connections to others who have been connected did, and what happened to one's own media. Counters are differences since the sample before. What was sent before is taken once. The last ones may come up to 10 minutes after the end of the call.",
    command: "reportStats",
    errors: ["CALL_NOT_FOUND", "NOT_A_PARTICIPANT", "CALL_ENDED"],
    params: ofCall,
    body: z.object({
      samples: z.array(statSample).max(limits.statSamples).describe("At most 200 samples."),
      events: z
        .array(mediaEvent)
        .max(limits.mediaEvents)
        .optional()
        .describe("At most 50 events; of one call 500 are kept of each participant."),
    }),
    reply: done,
    example: { body: { samples: [example.sample], events: [example.mediaEvent] }, reply: example.done },
  }),
  getStats: endpoint({
    method: "GET",
    path: "/rtc/stats/:callId",
    tag: "media",
    title: "Statistics of a call",
    about: "For everybody who has been connected, and for operators, while it lives and afterwards.",
    command: "stats",
    errors: ["CALL_NOT_FOUND", "NOT_A_PARTICIPANT"],
    params: ofCall,
    query: z.object({
      series: z.enum(["true", "false"]).default("false").describe("`true`: with the samples and the events."),
      recent: z
        .string()
        .regex(/^[1-9]\d{0,2}$/, "must be 1 to 999")
        .transform(Number)
        .optional()
        .meta({
          description:
            "Everything of the last so many seconds before the newest sample, while the call lives and for ten minutes after it, instead of the whole call.",
          override: { type: "integer", minimum: 1, maximum: 999 },
        }),
    }),
    reply: callStats,
    example: { reply: example.callStats },
  }),
} as const;
