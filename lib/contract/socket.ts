import { z } from "zod";
import { callEventTypes } from "@/lib/call";
import { clientId, id, signal, time } from "./common";
import { call, type Member } from "./models";

/** Handshake (`auth` of Socket.IO). */
export const handshake = z.object({ token: z.string().max(4096), clientId });
export type Handshake = z.infer<typeof handshake>;

/** What a viewer is told happened: the core's events, and `answered_elsewhere` for one's own other clients. */
export const pushTypes = [...callEventTypes, "answered_elsewhere"] as const;

/** The whole call, as its viewer may see it. Keep the highest version and forget everything else. */
export const callPush = z.object({
  type: z.enum(pushTypes),
  seq: z.int().min(1),
  at: time,
  actorId: id.optional(),
  call,
});
export type CallPush = z.infer<typeof callPush>;

/**
 * A signal from another participant. `n` grows per recipient for stored ones and is absent when it came straight; a
 * client may see the same `n` twice and takes it once.
 */
export const signalPush = z.object({
  callId: id,
  fromUserId: id,
  epoch: z.int().min(0),
  n: z.int().optional(),
  signal,
});
export type SignalPush = z.infer<typeof signalPush>;

/** All that lives for this user; on every connection. */
export const presentPush = z.object({
  serverTime: time,
  calls: z.array(call),
  signals: z.array(signalPush),
});
export type PresentPush = z.infer<typeof presentPush>;

/** Somebody came or went. */
export const presencePush = z.object({ userId: id, online: z.boolean() });
export type PresencePush = z.infer<typeof presencePush>;

/** What the client says to `incoming` and to `present`: the calls for which it rings now. */
export const ringAck = z.object({ ringing: z.array(id).max(50) });
export type RingAck = z.infer<typeof ringAck>;

export interface ServerToClient {
  present: (message: PresentPush, ack: (ringing: RingAck) => void) => void;
  call: (message: CallPush, ack: (ringing: RingAck) => void) => void;
  signal: (message: SignalPush, ack: () => void) => void;
  presence: (message: PresencePush) => void;
}

/** `command(name, body)` for every endpoint with a socket command; acknowledged with the body that REST would give, a success or an {@link ErrorBody}. */
export interface ClientToServer {
  command: (name: string, body: unknown, ack: (reply: unknown) => void) => void;
  /** A new access token for the same session, so that the socket outlives the old one. */
  authenticate: (token: string, ack: (reply: { success: boolean }) => void) => void;
}

export type { Member };
