import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createClient } from "./client";
import { fakeApi, frame, json, refusal, type Reply, stream } from "./testing";
import type { EventOptions, ServerEvent } from "./types";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const present = { serverTime: "2024-01-15T10:30:00.000Z", calls: [], signals: [] };
const call = (version: number) => ({ call: { id: "c", version } });
const signal = (n: number) => ({ callId: "c", n });

/** Everything that is told until the iteration ends, or `enough` holds. */
async function told(
  replies: readonly Reply[],
  enough: (events: readonly ServerEvent[]) => boolean,
  options: EventOptions = {},
) {
  const { asked, fetch } = fakeApi(...replies);
  const client = createClient({ token: "mine", fetch });
  const events: ServerEvent[] = [];
  const reading = (async () => {
    for await (const event of client.events(options)) {
      events.push(event);
      if (enough(events)) break;
    }
  })();
  let over = false;
  const end = () => void (over = true);
  reading.then(end, end);
  while (!over) await vi.advanceTimersByTimeAsync(20_000);
  await reading;
  return { asked, events, after: asked.map(({ headers }) => headers.get("last-event-id")) };
}
const count = (most: number) => (events: readonly ServerEvent[]) => events.length === most;

describe("following the events", () => {
  test("tells them as they come, in whatever pieces", async () => {
    const text = frame("0-1", "present", present) + ": still here\n\n" + frame("5-1", "signal", signal(5));
    const { events, asked } = await told([stream([...text])], count(2));
    expect(events).toEqual([
      { id: "0-1", event: "present", data: present },
      { id: "5-1", event: "signal", data: signal(5) },
    ]);
    expect(asked[0]?.address).toBe("/api/v1/rtc/events");
  });

  test("goes on behind the last one after the connection broke, and tells nothing twice", async () => {
    const first = [
      frame("4-1", "present", { ...present, signals: [signal(4)] }),
      frame("5-1", "signal", signal(5)),
    ];
    const again = { ...present, signals: [signal(5), signal(6)] };
    const second = [
      frame("6-1", "present", again),
      frame("6-2", "call", call(2)),
      frame("6-2", "call", call(2)),
    ];
    const third = [frame("6-3", "call", call(3))];
    const { events, after } = await told([stream(first, "breaks"), stream(second), stream(third)], count(5));
    expect(after).toEqual([null, "5-1", "6-2"]);
    expect(events.map(({ data }) => data)).toEqual([
      { ...present, signals: [signal(4)] },
      signal(5),
      { ...present, signals: [signal(6)] },
      call(2),
      call(3),
    ]);
  });

  test("counts an event as taken when the next one is asked for", async () => {
    const { asked, fetch } = fakeApi(
      stream([frame("0-1", "present", present), frame("1-1", "signal", signal(1))]),
    );
    const events = createClient({ token: "mine", fetch }).events({ lastEventId: "0-0" });
    expect((await events.next()).value).toMatchObject({ id: "0-1" });
    await events.return();
    expect(asked.map(({ headers }) => headers.get("last-event-id"))).toEqual(["0-0"]);
  });

  test("waits longer and longer while the server is away, and says so", async () => {
    const away = refusal(503, "UNAVAILABLE", { retryAfter: 2 });
    const links: boolean[] = [];
    const { events } = await told([away, away, stream([frame("0-1", "present", present)])], count(1), {
      onLink: (online) => links.push(online),
    });
    expect([events.length, links]).toEqual([1, [false, true]]);
  });

  test("ends with the refusal where to come again is of no use", async () => {
    await expect(told([refusal(401, "UNAUTHORIZED")], count(1))).rejects.toMatchObject({
      code: "UNAUTHORIZED",
    });
  });

  test("ends quietly when it is called off", async () => {
    const abort = new AbortController();
    const silent: Reply = () =>
      new Promise((_, reject) => abort.signal.addEventListener("abort", () => reject(new Error())));
    const ending = told([silent], count(1), { signal: abort.signal });
    abort.abort();
    expect((await ending).events).toEqual([]);
  });

  test("takes a connection on which nothing is heard for one that is lost", async () => {
    const silent: Reply = () => new Response(new ReadableStream());
    const { events } = await told([silent, stream([frame("0-1", "present", present)])], count(1));
    expect(events).toHaveLength(1);
  });
});

test("polling asks again at once, behind what came last", async () => {
  const replies = [
    json({ events: [{ id: "0-1", event: "present", data: present }], lastEventId: "0-1" }),
    json({ events: [], lastEventId: "0-1" }),
    json({ events: [{ id: "3-1", event: "signal", data: signal(3) }], lastEventId: "3-1" }),
  ];
  const { events, asked, after } = await told(replies, count(2), { via: "poll", rings: false });
  expect(events.map(({ event }) => event)).toEqual(["present", "signal"]);
  expect(asked[0]?.address).toBe("/api/v1/rtc/events?rings=false&wait=25");
  expect(after).toEqual([null, "0-1", "0-1"]);
});
