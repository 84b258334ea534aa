import { expect, test } from "vitest";
import { bundleOf } from "./bundle";
import { over, timelineOf } from "./testing";

const around = { at: "2026-11-28T09:00:00.000Z", version: "1.2.3", browser: "Mozilla/5.0" };
const call = over(60, {
  callerAvatar: "/avatars/ana",
  offer: { type: "offer", sdp: "v=0 192.0.2.1" },
  answer: { type: "answer", sdp: "v=0 192.0.2.2" },
  clientId: "secret-tab",
  members: [
    { userId: "ana", userName: "Ana", userAvatar: "/avatars/ana" },
    { userId: "li", userName: "Li", status: "ended" },
  ],
});

test("a call to be handed on has who, when, what happened and with what it was looked at", () => {
  const timeline = timelineOf([0, "incoming", "ana"]);
  const bundle = JSON.parse(bundleOf({ call, timeline }, around)) as Record<string, unknown>;
  expect(bundle).toMatchObject({
    format: "ringback-call",
    ...around,
    call: {
      id: "call",
      endReason: "hangup",
      members: [{ userName: "Ana" }, { userName: "Li", status: "ended" }],
    },
    timeline,
  });
});

test("it has no descriptions, addresses, clients or pictures", () => {
  expect(bundleOf({ call, timeline: [] }, around)).not.toMatch(/192\.0\.2|sdp|secret|avatar/);
});
