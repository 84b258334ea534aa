import { expect, test } from "vitest";
import { RequestError } from "@/lib/client/rest";
import type { CallDetail } from "@/lib/contract";
import type { Line } from "./line";
import { type Behaviour, TestUser } from "./test-user";

const own = { userId: "bot", clientId: "bot-1" };

interface Given {
  readonly id?: string;
  readonly status?: CallDetail["members"][number]["status"];
  readonly clientId?: string;
}

/** A call from Ana in which the test user has this status. */
function call({ id = "call-1", status = "ringing", clientId }: Given = {}): CallDetail {
  const member = { muted: false, videoEnabled: false, handRaised: false, screen: false, reconnecting: false };
  return {
    id,
    type: "audio",
    callerId: "ana",
    callerName: "Ana",
    calleeIds: ["bot"],
    calleeInfo: [],
    status: status === "connected" ? "connected" : "ringing",
    group: false,
    hostId: "ana",
    duration: 0,
    createdAt: "2024-01-15T10:30:00.000Z",
    version: 1,
    participants: [],
    members: [
      { ...member, userId: "ana", userName: "Ana", status: "connected", epoch: 1 },
      { ...member, userId: "bot", userName: "Bot", status, epoch: 0 },
    ],
    clientId,
  };
}

/** A test user on a line that notes what is asked, and answers as it is told. */
function onLine(behaviour: Behaviour, answer?: RequestError) {
  const asked: string[] = [];
  const faults: unknown[] = [];
  const ask = (name: string, refusal?: RequestError) => (input: object) => {
    const { reason } = input as { reason?: string };
    asked.push(reason === undefined ? name : `${name} ${reason}`);
    return refusal ? Promise.reject(refusal) : Promise.resolve({ success: true });
  };
  const line = {
    answerCall: ask("answer", answer),
    rejectCall: ask("reject"),
    leaveCall: ask("leave"),
    sendSignal: ask("signal"),
    listSignals: ask("signals"),
  } as unknown as Line;
  const user = new TestUser(behaviour, own, line, (error) => faults.push(error));
  const hears = (told: CallDetail) =>
    user.call({ type: "incoming", seq: told.version, at: told.createdAt, call: told });
  const present = (...calls: CallDetail[]) => user.present({ serverTime: "", calls, signals: [] });
  return { asked, faults, hears, present, settled: () => new Promise((resolve) => setImmediate(resolve)) };
}

test.each<[Behaviour, string[]]>([
  ["echo", ["answer"]],
  ["busy", ["reject busy"]],
  ["declines", ["reject declined"]],
  ["silent", []],
])("%s: when it rings it does %j, once", async (behaviour, does) => {
  const { asked, hears, settled } = onLine(behaviour);
  hears(call({ status: "calling" }));
  hears(call({ status: "ringing" }));
  await settled();
  expect(asked).toEqual(does);
});

test("a call that was there before it began to listen is taken too", async () => {
  const { asked, present, settled } = onLine("echo");
  present(call());
  await settled();
  expect(asked).toEqual(["answer"]);
});

test("echo has one call at a time, and is busy for others until that one is over", async () => {
  const { asked, hears, present, settled } = onLine("echo");
  hears(call());
  await settled();
  hears(call({ id: "call-2" }));
  await settled();
  expect(asked).toEqual(["answer", "reject busy"]);
  present(call({ id: "call-3" }));
  await settled();
  expect(asked).toEqual(["answer", "reject busy", "answer"]);
});

test("who gave up before echo answered is no fault of anybody, and the next call is answered", async () => {
  const { asked, faults, hears, settled } = onLine("echo", new RequestError("CALL_CANCELLED", 409));
  hears(call());
  await settled();
  expect(faults).toHaveLength(1);
  hears(call({ id: "call-2" }));
  await settled();
  expect(asked).toEqual(["answer", "answer"]);
});

test("a call in which it was before it was started again is left: its media are gone", async () => {
  const { asked, present, settled } = onLine("echo");
  present(call({ status: "connected", clientId: own.clientId }));
  await settled();
  expect(asked).toEqual(["leave"]);
});

test("a call that another client of the same user has is none of its business", async () => {
  const { asked, present, settled } = onLine("echo");
  present(call({ status: "connected", clientId: "another" }));
  await settled();
  expect(asked).toEqual([]);
});
