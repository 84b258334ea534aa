import { describe, expect, it, test } from "vitest";
import type { CallStatus } from "@/lib/call";
import { contactOf } from "./keys";
import { overMessage, ringMessage } from "./message";
import { meaningOf } from "./send";

const call = {
  sessionId: "session",
  userId: "lei",
  endpoint: "https://push.example.net/lei",
  p256dh: "key",
  auth: "secret",
  callId: "019ab1f2-0000-7000-8000-000000000000",
  type: "video",
  callerName: "Ana",
} as const;

describe("A message", () => {
  it("of a ring lives as long as it rings, and holds no more than who calls and until when", () => {
    const { content, lifeMs } = ringMessage({ ...call, until: 1_000, leftMs: 900 });
    expect(content).toEqual({ kind: "ring", callId: call.callId, type: "video", name: "Ana", until: 1_000 });
    expect(lifeMs).toBe(900);
  });

  it("of the end has the topic of the ring, and another call another", () => {
    const { topic } = ringMessage({ ...call, until: 1_000, leftMs: 900 });
    expect(overMessage({ ...call, status: "missed" }).topic).toBe(topic);
    expect(overMessage({ ...call, callId: "another", status: "missed" }).topic).not.toBe(topic);
  });

  test.each<[CallStatus, string]>([
    ["missed", "missed"],
    ["cancelled", "missed"],
    ["rejected", "declined"],
    ["connected", "answered"],
    ["ended", "answered"],
  ])("of a call that is %s for its callee says %s", (status, said) => {
    const { content } = overMessage({ ...call, status });
    expect(content.kind === "dismissed" ? content.how : content.kind).toBe(said);
  });
});

describe("What a push service answers", () => {
  test.each([
    [201, "sent"],
    [404, "gone"],
    [410, "gone"],
    [413, "refused"],
    [403, "refused"],
    [429, "failed"],
    [503, "failed"],
  ])("%i means %s", (status, meaning) => {
    expect(meaningOf({ status, headers: {} }).status).toBe(meaning);
  });

  test.each([
    ["private_address", "refused"],
    ["redirect", "refused"],
    ["timeout", "failed"],
    ["unknown_host", "failed"],
    ["interrupted", "interrupted"],
  ] as const)("the problem %s means %s", (problem, meaning) => {
    expect(meaningOf({ problem }).status).toBe(meaning);
  });
});

test.each([
  ["https://calls.example.org", undefined, "https://calls.example.org"],
  ["http://localhost:3000", undefined, "mailto:postmaster@localhost"],
  ["https://calls.example.org", "mailto:ops@example.org", "mailto:ops@example.org"],
])("who runs %s with the contact %s is turned to at %s", (publicUrl, contact, expected) => {
  expect(contactOf({ publicUrl, push: { timeoutMs: 1, retryMs: 1, contact } })).toBe(expected);
});
