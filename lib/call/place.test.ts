import { expect, test } from "vitest";
import { place } from "./place";
import { at, on, placed, settings, start } from "./testing";

const offer = { type: "offer", sdp: "v=0\r\n" } as const;

test("a placed call is told to everybody as incoming, version 1", () => {
  const input = {
    id: "c",
    type: "audio" as const,
    callerId: "alice",
    calleeIds: ["bob"],
    actor: on("alice"),
  };
  expect(place(input, start, settings)).toMatchObject({
    type: "incoming",
    actorId: "alice",
    at: start,
    call: { status: "calling", version: 1, createdAt: start, hostId: "alice", group: false },
  });
});

test("my client holds the call from its socket, and it rings for half a minute", () => {
  expect(placed(["bob"]).participants).toMatchObject([
    {
      userId: "alice",
      status: "calling",
      epoch: 1,
      clientId: "alice-1",
      lease: { seenAt: start, until: at(10) },
    },
    { userId: "bob", status: "calling", epoch: 0, ringUntil: at(30), ringingClients: [] },
  ]);
});

test("a program without a socket holds no lease", () => {
  const call = placed(["bob"], { actor: { ...on("alice"), hasSocket: false } });
  expect(call.participants[0]?.lease).toBeUndefined();
});

test("each person is called once, and nobody calls themselves", () => {
  const call = placed(["bob", "alice", "carol", "bob"]);
  expect(call.calleeIds).toEqual(["bob", "carol"]);
  expect(call.participants.map(({ userId }) => userId)).toEqual(["alice", "bob", "carol"]);
});

test("a call with nobody to call is a mistake of the program", () => {
  expect(() => placed(["alice"])).toThrow("at least one callee");
});

test("two callees or a group make a group call", () => {
  expect(placed(["bob", "carol"]).group).toBe(true);
  expect(placed(["bob"], { groupId: "team" }).group).toBe(true);
});

test("an offer serves one peer, so it is kept only with one callee", () => {
  expect(placed(["bob"], { offer }).offer).toEqual(offer);
  expect(placed(["bob", "bob"], { offer }).offer).toEqual(offer);
  expect(placed(["bob", "carol"], { offer }).offer).toBeUndefined();
});

test("a video call starts with cameras on, an audio call without, and I can choose otherwise", () => {
  expect(placed(["bob"]).participants).toMatchObject([{ videoEnabled: true }, { videoEnabled: true }]);
  expect(placed(["bob"], { type: "audio" }).participants[0]).toMatchObject({
    muted: false,
    videoEnabled: false,
  });
  const quiet = placed(["bob"], { muted: true, videoEnabled: false });
  expect(quiet.participants).toMatchObject([
    { muted: true, videoEnabled: false },
    { muted: false, videoEnabled: true },
  ]);
});
