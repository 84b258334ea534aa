import { createHash } from "node:crypto";
import type { NewRing, OverRing, PushOfCall } from "@/db/push-rings";
import type { PushedCall, PushMessage } from "@/lib/contract";

/** A message, and how push services are to handle it (RFC 8030, section 5). */
export interface Message {
  readonly content: PushMessage;
  /** How long it is worth to be delivered, from its beginning. Milliseconds. */
  readonly lifeMs: number;
  /** How long it is tried to hand it over. */
  readonly tryMs: number;
  /** A newer one of the same topic takes the place of one that was not delivered yet. */
  readonly topic?: string;
}

/** Who comes back to their browser tomorrow is told that they were called. */
const missedMs = 24 * 3_600_000;
/** What nobody needs to know any more when the browser comes late. */
const briefMs = 60_000;

const calledOf = ({ callId, type, callerName }: PushOfCall): PushedCall => ({
  callId,
  type,
  name: callerName,
});

/** All messages of a call have one topic: at most 32 characters of base64url. */
const topicOf = (callId: string) => createHash("sha256").update(callId).digest("base64url").slice(0, 32);

export function ringMessage(ring: NewRing): Message {
  const content = { kind: "ring", ...calledOf(ring), until: ring.until } as const;
  return { content, lifeMs: ring.leftMs, tryMs: ring.leftMs, topic: topicOf(ring.callId) };
}

/** That it rings no more: who was not reached has missed the call, anybody else did something on another device. */
export function overMessage(over: OverRing): Message {
  const { status, callId } = over;
  const shared = { tryMs: briefMs, topic: topicOf(callId) };
  const called = calledOf(over);
  if (status === "missed" || status === "cancelled") {
    return { content: { kind: "missed", ...called }, lifeMs: missedMs, ...shared };
  }
  const how = status === "rejected" ? "declined" : "answered";
  return { content: { kind: "dismissed", how, ...called }, lifeMs: briefMs, ...shared };
}

export const testMessage: Message = { content: { kind: "test" }, lifeMs: briefMs, tryMs: 0 };
