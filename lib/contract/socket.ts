import { z } from "zod";
import { callEventTypes } from "@/lib/call";
import { clientId, deviceType, id, signal, time } from "./common";
import { activeGroupCall, call, missed, note } from "./models";

/** Handshake (`auth` of Socket.IO). */
export const handshake = z.object({
  token: z.string().max(4096),
  clientId,
  /** With a service key: for whom, one that it has created. */
  userId: id.optional(),
});
export type Handshake = z.infer<typeof handshake>;

/** What a viewer is told happened: the core's events, and `answered_elsewhere` for one's own other clients. */
export const pushTypes = [...callEventTypes, "answered_elsewhere"] as const;

/** The whole call, as its viewer may see it. Keep the highest version and forget everything else. */
export const callPush = z
  .object({
    type: z
      .enum(pushTypes)
      .describe(
        "What has happened; `incoming`: one is called; `answered_elsewhere`: by another client of one's own.",
      ),
    seq: z.int().min(1).describe("The version of the call with which it happened."),
    at: time.describe("When it happened."),
    actorId: id.optional().describe("Who did it, where somebody did."),
    call,
  })
  .meta({ id: "CallPush", description: "Something has happened in a call: the whole call as it is now." });
export type CallPush = z.infer<typeof callPush>;

/**
 * A signal from another participant. `n` grows per recipient for stored ones and is absent when it came straight; a
 * client may see the same `n` twice and takes it once.
 */
export const signalPush = z
  .object({
    callId: id.describe("The call."),
    fromUserId: id.describe("Who sent it."),
    epoch: z.int().min(0).describe("The sender's epoch when they sent it."),
    n: z.int().optional().describe("Grows per recipient; absent where it came straight."),
    signal,
  })
  .meta({ id: "SignalPush", description: "A signal from another participant." });
export type SignalPush = z.infer<typeof signalPush>;

/** All that lives for this user; on every connection. */
export const presentPush = z
  .object({
    serverTime: time.describe("The time by the server's clock."),
    calls: z.array(call).describe("Every call that lives for this user."),
    signals: z.array(signalPush).describe("Signals that wait for this client, in order."),
  })
  .meta({ id: "PresentPush", description: "All that lives for this user." });
export type PresentPush = z.infer<typeof presentPush>;

/** Somebody came or went. */
export const presencePush = z.object({ userId: id, online: z.boolean() });
export type PresencePush = z.infer<typeof presencePush>;

/** A group's call began, changed the number of people in it, or ended (null). To members only. */
export const groupPush = z
  .object({
    groupId: id.describe("The group."),
    activeCall: activeGroupCall.nullable().describe("The call that it is in now; null when there is none."),
  })
  .meta({ id: "GroupPush", description: "The call of a group began, changed or ended." });
export type GroupPush = z.infer<typeof groupPush>;

/** The user chose a device for a call: the client that is in it switches. */
export const devicePush = z
  .object({
    callId: id.describe("The call."),
    deviceType,
    deviceId: z.string().describe("The device, as the browser of the client in the call names it."),
  })
  .meta({ id: "DevicePush", description: "The user has chosen a device for a call." });
export type DevicePush = z.infer<typeof devicePush>;

/** Somebody who is connected to the same call has reacted, or written something. It is told once and kept nowhere. */
export const notePush = z
  .object({
    callId: id.describe("The call."),
    fromUserId: id.describe("Who sent it."),
    at: time.describe("When it was passed on."),
    id: id.describe("Its own."),
    note,
  })
  .meta({ id: "NotePush", description: "A reaction or a text in a call." });
export type NotePush = z.infer<typeof notePush>;

/** The user has seen their history: so many missed calls are left to see. To their own clients only. */
export const missedPush = missed;
export type MissedPush = z.infer<typeof missedPush>;

/** What the client says to `incoming` and to `present`: the calls for which it rings now. */
export const ringAck = z.object({ ringing: z.array(id).max(50) });
export type RingAck = z.infer<typeof ringAck>;

export interface ServerToClient {
  present: (message: PresentPush, ack: (ringing: RingAck) => void) => void;
  call: (message: CallPush, ack: (ringing: RingAck) => void) => void;
  signal: (message: SignalPush, ack: () => void) => void;
  presence: (message: PresencePush) => void;
  group: (message: GroupPush) => void;
  device: (message: DevicePush) => void;
  note: (message: NotePush) => void;
  missed: (message: MissedPush) => void;
}

/** `command(name, body)` for every endpoint with a socket command; acknowledged with the body that REST would give, a success or an {@link ErrorBody}. */
export interface ClientToServer {
  command: (name: string, body: unknown, ack: (reply: unknown) => void) => void;
  /** A new access token for the same session, so that the socket outlives the old one. */
  authenticate: (token: string, ack: (reply: { success: boolean }) => void) => void;
}
