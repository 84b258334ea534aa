import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCalls } from "@/db/calls";
import { timeline } from "@/db/events";
import type { CallDetail, ErrorBody } from "@/lib/contract";
import { testApp, type TestApp } from "./testing/app";
import { answer } from "./testing/calls";
import type { TestPerson } from "./testing/person";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());

const rounds = Array.from({ length: process.env.FULL ? 200 : 25 }, (_, index) => index);

const codeOf = ({ body }: { body: unknown }) => {
  const reply = body as ErrorBody | { success: true };
  return reply.success ? "ok" : reply.error.code;
};

async function place(from: TestPerson, to: TestPerson): Promise<string> {
  const { body } = await from.rest("POST", "/rtc/call", {
    callerId: from.id,
    calleeIds: [to.id],
    type: "audio",
  });
  return (body as { call: { id: string } }).call.id;
}

/** Both ends and the timeline agree, versions have no gap, and nothing came after the end. */
async function agreed(callId: string, ...people: TestPerson[]): Promise<CallDetail["status"]> {
  const seen = await Promise.all(people.map((person) => person.sees(callId)));
  const events = await timeline(app.live.db, callId);
  expect(new Set(seen.map(({ status, version }) => `${status} ${version}`)).size).toBe(1);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  expect(seen[0]?.version).toBe(events.length);
  return seen[0]?.status ?? "calling";
}

describe("of two that come at the same moment exactly one wins", () => {
  test.each(rounds)("cancel and answer, round %i", async () => {
    const [ana, lei] = await Promise.all([app.person("Ana"), app.person("Lei")]);
    const callId = await place(ana, lei);
    const [cancelled, answered] = await Promise.all([
      ana.rest("POST", "/rtc/cancel", { callId, userId: ana.id }),
      lei.rest("POST", "/rtc/answer", { callId, userId: lei.id, answer }),
    ]);
    const outcome = [codeOf(cancelled), codeOf(answered), await agreed(callId, ana, lei)];
    expect([
      ["ok", "CALL_CANCELLED", "cancelled"],
      ["CALL_ALREADY_CONNECTED", "ok", "connected"],
    ]).toContainEqual(outcome);
  });

  test.each(rounds)("two clients that answer, round %i", async () => {
    const [ana, lei] = await Promise.all([app.person("Ana"), app.person("Lei")]);
    const callId = await place(ana, lei);
    const tries = ["phone", "laptop"].map((client) =>
      lei.rest("POST", "/rtc/answer", { callId, userId: lei.id, answer }, { "X-Client-Id": client }),
    );
    const codes = (await Promise.all(tries)).map(codeOf);
    expect(codes.sort()).toEqual(["ANSWERED_ELSEWHERE", "ok"]);
    expect(await agreed(callId, ana, lei)).toBe("connected");
  });

  test.each(rounds)("reject on one client and answer on another, round %i", async () => {
    const [ana, lei] = await Promise.all([app.person("Ana"), app.person("Lei")]);
    const callId = await place(ana, lei);
    const [rejected, answered] = await Promise.all([
      lei.rest("POST", "/rtc/reject", { callId, userId: lei.id }),
      lei.rest("POST", "/rtc/answer", { callId, userId: lei.id, answer }),
    ]);
    const outcome = [codeOf(rejected), codeOf(answered), await agreed(callId, ana, lei)];
    expect([
      ["ok", "CALL_REJECTED", "rejected"],
      ["CALL_ALREADY_CONNECTED", "ok", "connected"],
    ]).toContainEqual(outcome);
  });

  test.each(rounds)("two people who call each other, round %i", async () => {
    const [ana, lei] = await Promise.all([app.person("Ana"), app.person("Lei")]);
    const codes = await Promise.all([
      ana.rest("POST", "/rtc/call", { callerId: ana.id, calleeIds: [lei.id], type: "audio" }),
      lei.rest("POST", "/rtc/call", { callerId: lei.id, calleeIds: [ana.id], type: "audio" }),
    ]);
    expect(codes.map(codeOf).sort()).toEqual(["CALL_GLARE", "ok"]);
  });

  test.each(rounds)("one caller with two calls, round %i", async () => {
    const [ana, lei, mia] = await Promise.all(["Ana", "Lei", "Mia"].map((name) => app.person(name)));
    if (!ana || !lei || !mia) throw new Error("nobody there");
    const codes = await Promise.all(
      [lei, mia].map(({ id }) =>
        ana.rest("POST", "/rtc/call", { callerId: ana.id, calleeIds: [id], type: "audio" }),
      ),
    );
    expect(codes.map(codeOf).sort()).toEqual(["CALLER_BUSY", "ok"]);
  });

  test.each(rounds)("both hang up, round %i", async () => {
    const [ana, lei] = await Promise.all([app.person("Ana"), app.person("Lei")]);
    const callId = await place(ana, lei);
    await lei.rest("POST", "/rtc/answer", { callId, userId: lei.id, answer });
    const replies = await Promise.all(
      [ana, lei].map((person) => person.rest("POST", "/rtc/hangup", { callId, userId: person.id })),
    );
    expect(replies.map(codeOf)).toEqual(["ok", "ok"]);
    expect(replies[0]?.body).toEqual(replies[1]?.body);
    expect(await agreed(callId, ana, lei)).toBe("ended");
  });
});

test("who reads while the call changes sees it as it was at one moment", async () => {
  const [ana, lei] = await Promise.all([app.person("Ana"), app.person("Lei")]);
  const callId = await place(ana, lei);
  const first = (await ana.sees(callId)).version;
  let changing = true;
  const changes = (async () => {
    for (let round = 1; round <= 60; round += 1) {
      const body = { callId, userId: ana.id, muted: round % 2 === 1 };
      await ana.rest("PUT", "/rtc/mute", body);
    }
    changing = false;
  })();
  while (changing) {
    const reads = await Promise.all(Array.from({ length: 4 }, () => readCalls(app.live.db, [callId])));
    for (const [read] of reads) {
      expect(read?.call.participants[0]?.muted).toBe((read?.call.version ?? 0) % 2 !== first % 2);
    }
  }
  await changes;
});
