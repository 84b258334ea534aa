import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { NotePush, ServerEvent } from "@/lib/contract";
import { testApp, type TestApp } from "./testing/app";
import type { TestClient } from "./testing/client";
import { answer, placed } from "./testing/calls";
import type { TestPerson } from "./testing/person";
import { codeOf } from "./testing/rest";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());

const text = (words: string) => ({ type: "text", text: words });
const thumb = { type: "reaction", emoji: "👍" };

function said(client: TestClient, callId: string, note: object) {
  return client.command("note", { callId, userId: client.userId, note }) as Promise<{
    success: boolean;
    id: string;
    at: string;
    error?: { code: string };
  }>;
}

const hears = (client: TestClient, count = 1) =>
  client.until(`hears ${count} notes`, () => client.notes.length === count);

/** Ana and Lei talk, and it still rings at Mia. */
async function three() {
  const people = await Promise.all([app.person("Ana"), app.person("Lei"), app.person("Mia")]);
  const [ana, lei, mia] = people;
  const [anaTab, leiTab, miaTab] = await Promise.all([
    ana.client("ana-tab"),
    lei.client("lei-tab"),
    mia.client("mia-tab"),
  ]);
  const callId = await placed(anaTab, [lei, mia], { offer: undefined });
  await miaTab.sees(callId, "ringing");
  expect(await leiTab.refused("answer", { callId, userId: lei.id })).toBeUndefined();
  return { ana, lei, mia, anaTab, leiTab, miaTab, callId };
}

describe("what is written in a call", () => {
  test("is told to everybody who is connected and to one's own other clients, and to nobody else", async () => {
    const { ana, leiTab, anaTab, miaTab, callId } = await three();
    const anaPhone = await ana.client("ana-phone");
    const { success, id, at } = await said(anaTab, callId, text("Shall we start?"));
    expect(success).toBe(true);
    const told: NotePush = {
      callId,
      fromUserId: ana.id,
      at,
      id,
      note: { type: "text", text: "Shall we start?" },
    };
    for (const client of [leiTab, anaPhone]) {
      await hears(client);
      expect(client.notes).toEqual([told]);
    }
    await said(leiTab, callId, thumb);
    await hears(anaTab);
    expect(anaTab.notes).toMatchObject([{ fromUserId: leiTab.userId, note: thumb }]);
    expect(await miaTab.refused("answer", { callId, userId: miaTab.userId })).toBeUndefined();
    await said(leiTab, callId, text("Hello Mia"));
    await hears(miaTab);
    expect(miaTab.notes).toMatchObject([{ note: text("Hello Mia") }]);
  });

  test("comes without control characters and with its own line breaks", async () => {
    const { anaTab, leiTab, callId } = await three();
    await said(anaTab, callId, text("  one\r\ntwo\u0007\tthree\u0000\n "));
    await hears(leiTab);
    expect(leiTab.notes[0]?.note).toEqual(text("one\ntwo\tthree"));
  });

  test("is refused where it is empty, too long or half a character, and then nobody hears it", async () => {
    const { anaTab, leiTab, callId } = await three();
    for (const words of ["", " \n\t", "\u0000", "x".repeat(2001), "\ud83d"]) {
      expect((await said(anaTab, callId, text(words))).error?.code).toBe("VALIDATION_ERROR");
    }
    await said(anaTab, callId, text("x".repeat(2000)));
    await hears(leiTab);
  });

  test("leaves the call as it is: nobody who looks later sees that there was something", async () => {
    const { ana, anaTab, leiTab, callId } = await three();
    const before = await ana.sees(callId);
    await said(anaTab, callId, text("Not for the record"));
    await hears(leiTab);
    expect((await ana.sees(callId)).version).toBe(before.version);
    const { body } = await ana.rest("GET", `/rtc/call/${callId}/timeline`);
    expect(JSON.stringify(body)).not.toContain("record");
  });
});

describe("a reaction", () => {
  test.each(["👍", "❤️", "👩🏽‍🚀", "🇨🇳", "1️⃣"])("may be %s", async (emoji) => {
    const { anaTab, leiTab, callId } = await three();
    expect((await said(anaTab, callId, { type: "reaction", emoji })).success).toBe(true);
    await hears(leiTab);
    expect(leiTab.notes[0]?.note).toEqual({ type: "reaction", emoji });
  });

  test("is one emoji and nothing else", async () => {
    const { anaTab, callId } = await three();
    for (const emoji of ["", "a", "👍👍", "👍 ", "1", "👨‍👩‍👧‍👦👍", "👍" + "\u0301".repeat(40)]) {
      expect((await said(anaTab, callId, { type: "reaction", emoji })).error?.code).toBe("VALIDATION_ERROR");
    }
  });
});

describe("who may write", () => {
  test("is connected: not at whom it rings, not who has left, and nobody once it is over", async () => {
    const { ana, lei, anaTab, leiTab, miaTab, callId } = await three();
    const body = (userId: string) => ({ callId, userId, note: thumb });
    expect(await miaTab.refused("note", body(miaTab.userId))).toBe("NOT_CONNECTED");
    expect(await leiTab.refused("note", body(ana.id))).toBe("FORBIDDEN");
    const outsider = await app.person("Eve");
    expect(codeOf(await outsider.rest("POST", "/rtc/note", body(outsider.id)))).toBe("NOT_A_PARTICIPANT");
    await leiTab.command("leave", { callId, userId: lei.id });
    expect(await leiTab.refused("note", body(lei.id))).toBe("NOT_CONNECTED");
    await anaTab.command("hangup", { callId, userId: ana.id });
    expect(await anaTab.refused("note", body(ana.id))).toBe("CALL_ENDED");
    expect(await anaTab.refused("note", { ...body(ana.id), callId: "no-call" })).toBe("CALL_NOT_FOUND");
  });
});

test("a program that listens to the events hears notes, and writes over REST", async () => {
  const [ana, lei] = await Promise.all([app.person("Ana"), app.person("Lei")]);
  const anaTab = await ana.client("ana-tab");
  const robot = { "X-Client-Id": "robot" };
  const callId = await placed(anaTab, [lei]);
  expect(codeOf(await lei.rest("POST", "/rtc/answer", { callId, userId: lei.id, answer }, robot))).toBe("ok");
  const polled = async (query: string) =>
    (await lei.rest("GET", `/rtc/events?${query}`, undefined, robot)).body as {
      events: ServerEvent[];
      lastEventId: string;
    };
  const { lastEventId } = await polled("wait=0");
  await said(anaTab, callId, text("Hello robot"));
  const { events } = await polled(`wait=20&after=${lastEventId}`);
  expect(events).toMatchObject([{ event: "note", data: { callId, fromUserId: ana.id } }]);
  const sent = await lei.rest("POST", "/rtc/note", { callId, userId: lei.id, note: thumb }, robot);
  expect([sent.status, codeOf(sent)]).toEqual([200, "ok"]);
  await hears(anaTab);
  expect(anaTab.notes).toMatchObject([{ fromUserId: lei.id, note: thumb }]);
});

describe("a hand and a screen", () => {
  const memberOf = async (person: TestPerson, callId: string, userId: string) =>
    (await person.sees(callId)).members.find((member) => member.userId === userId);

  test("are told to the others, with the time of the hand, and go when one leaves", async () => {
    const { ana, lei, anaTab, leiTab, callId } = await three();
    const own = { callId, userId: lei.id };
    expect(await leiTab.command("hand", { ...own, raised: true })).toEqual({ success: true, raised: true });
    const shared = await lei.rest("PUT", "/rtc/screen", { ...own, shared: true });
    expect([shared.status, shared.body]).toEqual([200, { success: true, shared: true }]);
    const member = await memberOf(ana, callId, lei.id);
    expect(member).toMatchObject({ handRaised: true, screen: true });
    expect(Math.abs(Date.parse(member?.handRaisedAt ?? "") - Date.now())).toBeLessThan(60_000);
    await anaTab.until(
      "hears of both",
      () => anaTab.story(callId).filter((type) => type === "media").length === 2,
    );
    await leiTab.command("leave", own);
    const left = await memberOf(ana, callId, lei.id);
    expect(left).toMatchObject({ handRaised: false, screen: false });
    expect(left?.handRaisedAt).toBeUndefined();
  });

  test("belong to who is connected, and to nobody else, the host included", async () => {
    const { ana, lei, mia, anaTab, miaTab, callId } = await three();
    for (const [command, body] of [
      ["hand", { raised: true }],
      ["screen", { shared: true }],
    ] as const) {
      expect(await miaTab.refused(command, { callId, userId: mia.id, ...body })).toBe("NOT_CONNECTED");
      expect(await anaTab.refused(command, { callId, userId: lei.id, ...body })).toBe("FORBIDDEN");
      const twice = { callId, userId: ana.id, ...body };
      expect(await anaTab.refused(command, twice)).toBeUndefined();
      const { version } = await ana.sees(callId);
      expect(await anaTab.refused(command, twice)).toBeUndefined();
      expect((await ana.sees(callId)).version).toBe(version);
    }
  });
});
