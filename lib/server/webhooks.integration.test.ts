import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { claimDue } from "@/db/deliveries";
import type { Delivery } from "@/lib/contract";
import { testApp, type TestApp, testSettings } from "./testing/app";
import { answer, offer } from "./testing/calls";
import type { TestPerson } from "./testing/person";
import { hangs, type Heard, Receiver, says, takes } from "./testing/receiver";
import { codeOf, does, place, talking } from "./testing/rest";

const webhooks = { ...testSettings().webhooks, retryMs: 20, pollMs: 20 };
const outbound = { hosts: ["127.0.0.1"], plainHttp: false };

let app: TestApp;
let ana: TestPerson;
let lei: TestPerson;
let receiver: Receiver;
beforeAll(async () => {
  app = await testApp({ webhooks, outbound });
});
beforeEach(async () => {
  [ana, lei, receiver] = await Promise.all([app.person("Ana"), app.person("Lei"), Receiver.open()]);
});
afterEach(() => receiver.down());
afterAll(() => app.stop());

async function deliveries(webhookId: string, who = ana, query = ""): Promise<Delivery[]> {
  return (await who.rest("GET", `/webhooks/${webhookId}/deliveries${query}`)).body as Delivery[];
}

/** Waits until the log of a webhook is as wanted; the log, the newest first. */
async function logged(
  webhookId: string,
  holds: (log: Delivery[]) => boolean,
  who = ana,
): Promise<Delivery[]> {
  await expect.poll(async () => holds(await deliveries(webhookId, who)), { timeout: 15_000 }).toBe(true);
  return deliveries(webhookId, who);
}

const allDelivered = (log: Delivery[]) => log.length > 0 && log.every(({ status }) => status === "delivered");
const tried = ([newest]: Delivery[]) => (newest?.attempts ?? 0) > 0 && newest?.error !== undefined;

/** A call that was answered and hung up, with descriptions. */
async function wholeCall(from = ana, to = lei): Promise<string> {
  const callId = await place(from, [to], { offer });
  expect(await does(to, "answer", callId, { answer })).toBe("ok");
  expect(await does(from, "hangup", callId)).toBe("ok");
  return callId;
}
const wholeStory = ["call.incoming/1", "call.connected/2", "call.ended/3"];
const heardAll = (callId: string) => () => receiver.story(callId).includes("call.ended/3");

describe("a webhook", () => {
  test("is told of a call from its beginning to its end, in a way that an independent verifier accepts", async () => {
    const id = await receiver.follow(ana);
    const callId = await wholeCall();
    await receiver.until("heard the end", heardAll(callId));
    expect(receiver.story(callId)).toEqual(wholeStory);
    expect(receiver.forged).toEqual([]);
    const [first, , last] = receiver.heard;
    expect(first?.event.data).toMatchObject({ actorId: ana.id, call: { id: callId, status: "calling" } });
    const { duration, ...call } = (await ana.sees(callId)) as Partial<
      Awaited<ReturnType<TestPerson["sees"]>>
    >;
    expect(last?.event.data.call).toMatchObject({ status: call.status, endReason: call.endReason, duration });
    expect(receiver.heard.map(({ body }) => body).join()).not.toContain("v=0");
    const log = await logged(id, allDelivered);
    expect(log.map(({ type, seq }) => `call.${type}/${seq}`)).toEqual([...wholeStory].reverse());
    expect(log[0]).toMatchObject({ attempts: 1, replyStatus: 204, callId });
    expect(log.map((each) => each.id).reverse()).toEqual(receiver.heard.map((each) => each.id));
  });

  test("is told as its owner sees the call, and no longer than they do", async () => {
    const kim = await app.person("Kim");
    await receiver.follow(kim);
    const callId = await place(ana, [lei, kim]);
    expect(await does(kim, "reject", callId)).toBe("ok");
    expect(await does(lei, "answer", callId)).toBe("ok");
    const second = await place(kim, [ana]);
    await receiver.until("heard of the next call", () => receiver.story(second).length > 0);
    expect(receiver.story(callId)).toEqual(["call.incoming/1", "call.rejected/2"]);
    expect(receiver.heard[1]?.event.data.call).toMatchObject({ status: "rejected" });
  });

  test("hears of an invitation as of a call that comes", async () => {
    const kim = await app.person("Kim");
    await receiver.follow(kim);
    const callId = await talking(ana, [lei]);
    await ana.rest("POST", "/rtc/invite", { callId, inviterId: ana.id, inviteeIds: [kim.id] });
    await receiver.until("heard it", () => receiver.heard.length > 0);
    expect(receiver.heard[0]?.event).toMatchObject({ type: "call.incoming", data: { subjectIds: [kim.id] } });
  });

  test("writes nothing while there is none, or it is off", async () => {
    const rows = async () => (await app.live.pool`select 1 from webhook_deliveries`).length;
    const before = await rows();
    await wholeCall();
    const id = await receiver.follow(ana);
    await ana.rest("PUT", `/webhooks/${id}`, { enabled: false });
    await wholeCall();
    expect(await rows()).toBe(before);
    await ana.rest("PUT", `/webhooks/${id}`, { enabled: true });
    await receiver.until("hears again", heardAll(await wholeCall()));
  });
});

describe("nobody hears of what is hidden from them", () => {
  test("who has blocked the caller hears nothing", async () => {
    await receiver.follow(lei);
    await lei.rest("PUT", `/users/me/blocks/${ana.id}`);
    const hidden = await place(ana, [lei]);
    expect(await does(ana, "cancel", hidden)).toBe("ok");
    const shown = await place(await app.person("Kim"), [lei]);
    await receiver.until("heard of another call", () => receiver.story(shown).length > 0);
    expect(receiver.story(hidden)).toEqual([]);
  });

  test("who is invited back by somebody whom they have blocked is not told that it was them", async () => {
    const kim = await app.person("Kim");
    await receiver.follow(kim);
    const callId = await talking(ana, [lei, kim]);
    expect(await does(kim, "leave", callId)).toBe("ok");
    await kim.rest("PUT", `/users/me/blocks/${lei.id}`);
    await lei.rest("POST", "/rtc/invite", { callId, inviterId: lei.id, inviteeIds: [kim.id] });
    expect(await does(ana, "hangup", callId)).toBe("ok");
    await receiver.until("heard the end", () =>
      receiver.story(callId).some((each) => each.startsWith("call.ended")),
    );
    expect(receiver.heard.flatMap(({ event }) => event.data.subjectIds ?? [])).not.toContain(kim.id);
  });

  test("who is not in a call hears nothing of it", async () => {
    const kim = await app.person("Kim");
    await receiver.follow(kim);
    const others = await wholeCall();
    await receiver.until("heard of another call", heardAll(await wholeCall(kim, lei)));
    expect(receiver.story(others)).toEqual([]);
  });
});

describe("a receiver that fails", () => {
  test("and comes back gets everything that it has missed, in order and under the same ids", async () => {
    const id = await receiver.follow(ana);
    await receiver.down();
    const callId = await wholeCall();
    const waiting = await logged(id, (log) => log.some(({ error }) => error === "connection_refused"));
    expect(waiting.map(({ status }) => status)).toEqual(["pending", "pending", "pending"]);
    // The first alone was tried: the others wait for it.
    expect(waiting.map(({ attempts }) => attempts > 0)).toEqual([false, false, true]);
    await receiver.up();
    await receiver.until("heard the end", heardAll(callId));
    expect(receiver.story(callId)).toEqual(wholeStory);
    expect(receiver.heard.map((each) => each.id)).toEqual(waiting.map((each) => each.id).reverse());
  });

  test("now and then hears each event until it takes it, and only then the next", async () => {
    await receiver.follow(ana);
    const tries = new Map<string, number>();
    receiver.answer = (heard, response) => {
      const number = (tries.get(heard.id) ?? 0) + 1;
      tries.set(heard.id, number);
      (number < 3 ? says(500) : takes)(heard, response);
    };
    const callId = await wholeCall();
    await receiver.until("heard the end three times", () => receiver.heard.length === 9);
    expect(receiver.story(callId)).toEqual(wholeStory.flatMap((each) => [each, each, each]));
  });

  test("at one call hears of others meanwhile", async () => {
    await receiver.follow(ana);
    const failing = await wholeCall();
    receiver.answer = (heard, response) =>
      (heard.event.data.callId === failing ? says(500) : takes)(heard, response);
    const other = await wholeCall();
    await receiver.until("heard the end of the other", heardAll(other));
    expect(receiver.story(other)).toEqual(wholeStory);
  });

  test("by hanging holds up neither calls nor other webhooks", async () => {
    receiver.answer = hangs;
    const id = await receiver.follow(ana);
    const other = await Receiver.open();
    try {
      await other.follow(ana);
      const calls = [await wholeCall(), await wholeCall()];
      await other.until("heard of both", () => other.heard.length === 6);
      expect(calls.map((callId) => other.story(callId))).toEqual([wholeStory, wholeStory]);
      expect((await deliveries(id)).map(({ status }) => status)).toEqual(Array(6).fill("pending"));
    } finally {
      await other.down();
    }
  });

  test("and says that it is gone is not troubled again", async () => {
    receiver.answer = says(410);
    const id = await receiver.follow(ana);
    const callId = await wholeCall();
    const log = await logged(id, (all) => all.every(({ status }) => status === "failed"));
    expect(log.at(-1)).toMatchObject({ error: "gone", replyStatus: 410, attempts: 1 });
    expect(receiver.story(callId)).toEqual(["call.incoming/1"]);
    expect((await ana.rest("GET", "/webhooks")).body).toMatchObject([{ id, enabled: false }]);
  });

  test.each([
    ["https://169.254.169.254/latest", "private_address"],
    ["https://localhost:8443/", "private_address"],
    ["http://example.com/", "not_https"],
    ["https://127.0.0.1:1/", "connection_refused"],
  ])("by sending us on to %s is told in the log: %s", async (location, error) => {
    receiver.answer = says(307, { Location: location });
    const id = await receiver.follow(ana);
    await place(ana, [lei]);
    expect(await logged(id, tried)).toMatchObject([{ error, status: "pending" }]);
  });

  test("for longer than is tried is given up, and the next event has its turn", async () => {
    await app.restart({ webhooks: { ...webhooks, giveUpMs: 300 } });
    try {
      const id = await receiver.follow(ana);
      receiver.answer = ({ event }, response) =>
        void response.writeHead(event.data.seq === 1 ? 500 : 204).end();
      const callId = await wholeCall();
      await receiver.until("heard the end", heardAll(callId));
      const log = await logged(id, (all) => all.every(({ status }) => status !== "pending"));
      expect(log.map(({ status }) => status)).toEqual(["delivered", "delivered", "failed"]);
      expect(log.at(-1)).toMatchObject({ error: "status", replyStatus: 500 });
    } finally {
      await app.restart({ webhooks });
    }
  });
});

describe("a restart of the server", () => {
  test("between an event and its delivery loses nothing", async () => {
    await receiver.follow(ana);
    await receiver.down();
    const callId = await wholeCall();
    await app.restart();
    await receiver.up();
    await receiver.until("heard the end", heardAll(callId));
    expect(receiver.story(callId)).toEqual(wholeStory);
  });

  test("while a delivery is under way sends it again under the same id", async () => {
    const id = await receiver.follow(ana);
    receiver.answer = hangs;
    const callId = await place(ana, [lei]);
    await receiver.until("is being told", () => receiver.heard.length === 1);
    await app.restart();
    receiver.answer = takes;
    await receiver.until("was told again", () => receiver.heard.length >= 2);
    await logged(id, allDelivered);
    expect(new Set(receiver.heard.map((each) => `${each.id} ${each.body}`)).size).toBe(1);
    expect(receiver.story(callId)[0]).toBe("call.incoming/1");
  });

  test("that could note nothing leaves it to the next server, after a while", async () => {
    await app.live.webhooks.stop();
    const id = await receiver.follow(ana);
    await place(ana, [lei]);
    // Other tests have left some behind, of other webhooks.
    const claim = async () =>
      (await claimDue(app.live.db, { total: 99, each: 9, busy: [], lostMs: 300 })).filter(
        ({ webhookId }) => webhookId === id,
      );
    const [claimed, again] = [await claim(), await claim()];
    expect([claimed.length, again.length]).toEqual([1, 0]);
    await app.restart();
    await receiver.until("was told", () => receiver.heard.length === 1);
    expect(await logged(id, allDelivered)).toMatchObject([{ id: claimed[0]?.id, attempts: 2 }]);
  });

  test("leaves every delivery to one of several servers", async () => {
    await app.live.webhooks.stop();
    const id = await receiver.follow(ana);
    const calls: string[] = [];
    for (let n = 0; n < 8; n += 1) calls.push(await wholeCall());
    const claim = () => claimDue(app.live.db, { total: 50, each: 5, busy: [], lostMs: 60_000 });
    const claimed = [
      ...(await Promise.all([claim(), claim(), claim(), claim()])),
      await claim(),
      await claim(),
    ];
    await app.restart();
    const own = claimed.flat().filter(({ webhookId }) => webhookId === id);
    const firsts = own.map(({ body }) => (JSON.parse(body) as Heard["event"]).data);
    expect(firsts.map(({ callId, seq }) => `${callId}/${seq}`).sort()).toEqual(
      calls.map((each) => `${each}/1`).sort(),
    );
  });
});

describe("a delivery that is sent again", () => {
  test("is the same, under the same id", async () => {
    const id = await receiver.follow(ana);
    await place(ana, [lei]);
    const [first] = await logged(id, allDelivered);
    const reply = await ana.rest("POST", `/webhooks/${id}/deliveries/${first?.id}/replay`);
    expect(reply.body).toMatchObject({
      success: true,
      delivery: { id: first?.id, status: "pending", attempts: 0 },
    });
    await receiver.until("heard it twice", () => receiver.heard.length === 2);
    expect(receiver.heard[0]).toEqual(receiver.heard[1]);
    expect(await logged(id, allDelivered)).toMatchObject([{ attempts: 1 }]);
  });

  test("is tried at once where it waits", async () => {
    await app.restart({ webhooks: { ...webhooks, retryMs: 3_600_000 } });
    try {
      const id = await receiver.follow(ana);
      receiver.answer = says(500);
      await place(ana, [lei]);
      const [first] = await logged(id, tried);
      receiver.answer = takes;
      await ana.rest("POST", `/webhooks/${id}/deliveries/${first?.id}/replay`);
      await logged(id, allDelivered);
    } finally {
      await app.restart({ webhooks });
    }
  });

  test("is none of somebody else", async () => {
    const id = await receiver.follow(ana);
    await place(ana, [lei]);
    const [first] = await logged(id, allDelivered);
    const address = `/deliveries/${first?.id}/replay`;
    expect(codeOf(await lei.rest("POST", `/webhooks/${id}${address}`))).toBe("WEBHOOK_NOT_FOUND");
    const other = await receiver.follow(ana);
    expect(codeOf(await ana.rest("POST", `/webhooks/${other}${address}`))).toBe("DELIVERY_NOT_FOUND");
  });
});
