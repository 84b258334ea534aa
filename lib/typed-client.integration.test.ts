import { afterAll, beforeAll, expect, test } from "vitest";
import { createClient, type ServerEvent } from "./client/rest";
import { testApp, type TestApp } from "./server/testing/app";
import { answer, candidate, offer } from "./server/testing/calls";
import type { TestPerson } from "./server/testing/person";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());

/** A client of this person; after a restart the server has another port. */
function clientOf({ token }: TestPerson, clientId: string) {
  const baseUrl = "http://server";
  return createClient({
    baseUrl,
    token,
    clientId,
    fetch: (address, init) => fetch((address as string).replace(baseUrl, app.url), init),
  });
}

const namesIn = (events: readonly ServerEvent[]) =>
  events
    .flatMap((each) =>
      each.event === "signal" ? [each.data] : each.event === "present" ? each.data.signals : [],
    )
    .map(({ signal }) => (signal.type === "candidate" ? signal.candidate?.candidate : signal.type));

test.each(["stream", "poll"] as const)(
  "two programs with the typed client go through a whole call by %s, while the server is restarted twice",
  async (via) => {
    const [ana, lei] = await Promise.all([app.person("Ana"), app.person("Lei")]);
    const [anas, leis] = [clientOf(ana, "anas"), clientOf(lei, "leis")];
    const ending = new AbortController();
    const told: ServerEvent[] = [];
    const following = (async () => {
      for await (const event of leis.events({ via, signal: ending.signal })) told.push(event);
    })();
    const happened = (type: string) =>
      expect
        .poll(() => told.some((each) => each.event === "call" && each.data.type === type), {
          timeout: 10_000,
        })
        .toBe(true);
    await expect.poll(() => told.length).toBe(1);

    const { call } = await anas.placeCall({ callerId: ana.id, calleeIds: [lei.id], type: "video", offer });
    await happened("ringing");
    await leis.answerCall({ callId: call.id, userId: lei.id, answer });
    const names = Array.from({ length: 200 }, (_, index) => `candidate:${index}`);
    for (const [index, name] of names.entries()) {
      const signal = candidate(name.replace("candidate:", ""));
      await anas.sendSignal({ callId: call.id, fromUserId: ana.id, toUserId: lei.id, signal });
      if (index === 20 || index === 180) await app.restart();
    }
    await expect.poll(() => namesIn(told).length, { timeout: 10_000 }).toBe(names.length);
    expect(namesIn(told)).toEqual(names);

    await anas.hangUp({ callId: call.id, userId: ana.id });
    await happened("ended");
    ending.abort();
    await following;
  },
);
