import { expect, test } from "vitest";
import { type Call, place, transition } from "@/lib/call";
import { LiveCalls } from "./live-calls";

const settings = {
  ringMs: 30_000,
  callerGoneMs: 10_000,
  participantGoneMs: 30_000,
  aloneMs: 60_000,
  longestMs: 3_600_000,
  maxConnected: 8,
  maxCallees: 49,
};
const actor = { userId: "ana", clientId: "tab", hasSocket: true };
const ringing = place(
  { id: "c", type: "audio", callerId: "ana", calleeIds: ["lei"], actor },
  0,
  settings,
).call;
const cancelled = transition(ringing, { type: "cancel", userId: "ana" }, 1, settings).call;

test("a call that ends while it is read is not brought back by what was read", async () => {
  let arrive = (_call: Call) => {};
  const calls = new LiveCalls(() => new Promise((resolve) => (arrive = resolve)));
  const reading = calls.get("c");
  calls.remember(cancelled);
  arrive(ringing);
  await reading;
  const again = calls.get("c");
  expect(again).toBeInstanceOf(Promise);
  arrive(cancelled);
  expect((await again)?.status).toBe("cancelled");
});

test("all who ask for a call at the same time are served by one read", async () => {
  let reads = 0;
  const calls = new LiveCalls(() => {
    reads += 1;
    return Promise.resolve(ringing);
  });
  await Promise.all([calls.get("c"), calls.get("c"), calls.get("c")]);
  expect(calls.get("c")).toBe(ringing);
  expect(reads).toBe(1);
});

test("a read that failed is tried again by the next who asks", async () => {
  const results = [Promise.reject(new Error("away")), Promise.resolve(ringing)];
  const calls = new LiveCalls(() => results.shift() ?? Promise.resolve(undefined));
  await expect(calls.get("c")).rejects.toThrow("away");
  expect(await calls.get("c")).toBe(ringing);
});
