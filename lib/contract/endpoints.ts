import { z } from "zod";
import {
  answer,
  callStatus,
  callType,
  done,
  id,
  limits,
  offer,
  rejectReason,
  seconds,
  signal,
  time,
} from "./common";
import type { Endpoint } from "./endpoint";
import { call, person, tokens, user } from "./models";

const nothing = z.object({});

interface Parts<P, Q, B, R> extends Omit<
  Endpoint<P, Q, B, R>,
  "params" | "query" | "body" | "reply" | "status"
> {
  status?: 200 | 201;
  params?: z.ZodType<P>;
  query?: z.ZodType<Q>;
  body?: z.ZodType<B>;
  reply: z.ZodType<R>;
}

function endpoint<R, P = unknown, Q = unknown, B = unknown>(parts: Parts<P, Q, B, R>): Endpoint<P, Q, B, R> {
  const none = nothing as unknown;
  return {
    status: 200,
    params: none as z.ZodType<P>,
    query: none as z.ZodType<Q>,
    body: none as z.ZodType<B>,
    ...parts,
  };
}

const username = z
  .string()
  .regex(/^[A-Za-z0-9._-]{2,32}$/, "must be 2 to 32 letters, digits, dots, underscores or hyphens");
const nickname = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .refine((name) => !/\p{Cc}/u.test(name), "must not contain control characters")
  // With them one name can be made to look like another (Unicode TR 36, section 2.10).
  .refine(
    (name) => !/\p{Bidi_Control}/u.test(name),
    "must not contain characters that turn the direction of text",
  );
const password = z.string().min(8, "must have at least 8 characters").max(256);
const ownCall = { callId: id, userId: id };
const media = { muted: z.boolean().optional(), videoEnabled: z.boolean().optional() };

/** Every endpoint of the API by name. One entry here, one command or query, one route file. */
export const endpoints = {
  register: endpoint({
    method: "POST",
    path: "/auth/register",
    status: 201,
    open: true,
    body: z.object({ username, password, nickname: nickname.optional() }),
    reply: tokens,
  }),
  login: endpoint({
    method: "POST",
    path: "/auth/login",
    open: true,
    body: z.object({ username: z.string().min(1).max(64), password: z.string().min(1).max(256) }),
    reply: tokens,
  }),
  refresh: endpoint({
    method: "POST",
    path: "/auth/refresh",
    open: true,
    body: z.object({ refreshToken: z.string().min(1).max(4096) }),
    reply: tokens,
  }),
  logout: endpoint({ method: "POST", path: "/auth/logout", reply: done }),
  me: endpoint({ method: "GET", path: "/auth/me", reply: user }),
  listUsers: endpoint({
    method: "GET",
    path: "/users",
    query: z.object({
      keyword: z.string().max(64).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    }),
    reply: z.array(person),
  }),
  placeCall: endpoint({
    method: "POST",
    path: "/rtc/call",
    status: 201,
    own: "callerId",
    command: "call",
    body: z.object({
      callerId: id,
      calleeIds: z
        .array(id)
        .min(1)
        .max(limits.callees + 1),
      type: callType,
      groupId: id.optional(),
      offer: offer.optional(),
      ...media,
    }),
    reply: z.object({
      success: z.literal(true),
      call: z.object({
        id,
        callerId: id,
        calleeIds: z.array(id),
        type: callType,
        status: callStatus,
        groupId: id.optional(),
        createdAt: time,
        version: z.int(),
      }),
    }),
  }),
  answerCall: endpoint({
    method: "POST",
    path: "/rtc/answer",
    own: "userId",
    command: "answer",
    body: z.object({ ...ownCall, answer: answer.optional(), ...media }),
    reply: z.object({
      success: z.literal(true),
      call: z.object({ id, status: callStatus, connectedAt: time.optional(), version: z.int() }),
      negotiation: z.literal("signal").optional(),
    }),
  }),
  rejectCall: endpoint({
    method: "POST",
    path: "/rtc/reject",
    own: "userId",
    command: "reject",
    body: z.object({ ...ownCall, reason: rejectReason.default("declined") }),
    reply: done,
  }),
  cancelCall: endpoint({
    method: "POST",
    path: "/rtc/cancel",
    own: "userId",
    command: "cancel",
    body: z.object(ownCall),
    reply: done,
  }),
  hangUp: endpoint({
    method: "POST",
    path: "/rtc/hangup",
    own: "userId",
    command: "hangup",
    body: z.object(ownCall),
    reply: z.object({
      success: z.literal(true),
      call: z.object({ id, status: callStatus, endedAt: time.optional(), duration: seconds }),
    }),
  }),
  sendSignal: endpoint({
    method: "POST",
    path: "/rtc/signal",
    own: "fromUserId",
    command: "signal",
    body: z.object({ callId: id, fromUserId: id, toUserId: id, signal }),
    reply: done,
  }),
  joinCall: endpoint({
    method: "POST",
    path: "/rtc/join",
    own: "userId",
    command: "join",
    body: z.object({ ...ownCall, offer: offer.optional(), ...media }),
    reply: z.object({
      success: z.literal(true),
      call: z.object({ id, participants: z.array(id), version: z.int() }),
    }),
  }),
  mute: endpoint({
    method: "PUT",
    path: "/rtc/mute",
    own: "userId",
    command: "mute",
    body: z.object({ ...ownCall, muted: z.boolean() }),
    reply: z.object({ success: z.literal(true), muted: z.boolean() }),
  }),
  video: endpoint({
    method: "PUT",
    path: "/rtc/video",
    own: "userId",
    command: "video",
    body: z.object({ ...ownCall, enabled: z.boolean() }),
    reply: z.object({ success: z.literal(true), enabled: z.boolean() }),
  }),
  getCall: endpoint({
    method: "GET",
    path: "/rtc/call/:id",
    command: "get",
    params: z.object({ id }),
    reply: call,
  }),
  activeCall: endpoint({
    method: "GET",
    path: "/rtc/active/:userId",
    command: "active",
    own: "userId",
    params: z.object({ userId: id }),
    reply: z.object({ hasActiveCall: z.boolean(), call: call.nullable() }),
  }),
} as const;
