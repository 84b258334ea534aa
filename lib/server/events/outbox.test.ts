import { expect, test, vi } from "vitest";
import type { ServerEvent } from "@/lib/contract";
import { Outbox } from "./outbox";

const event = (id: string, size = 1) =>
  ({ id, event: "device", data: { deviceId: "x".repeat(size) } }) as unknown as ServerEvent;
const taken = async (outbox: Outbox, ms = 0) => (await outbox.take(ms))?.map((each) => each.event.id);

test("who takes gets all that is there, or what comes first", async () => {
  const outbox = new Outbox(() => undefined);
  outbox.add(event("1"));
  outbox.add(event("2"));
  expect(await taken(outbox, 1_000)).toEqual(["1", "2"]);
  const waiting = taken(outbox, 60_000);
  outbox.add(event("3"));
  expect(await waiting).toEqual(["3"]);
  expect(await taken(outbox)).toEqual([]);
});

test("a reader who is too slow is ended behind what waits, and resumes there", async () => {
  const ended = vi.fn();
  const outbox = new Outbox(ended);
  const big = 600_000;
  for (const id of ["1", "2", "3", "4"]) outbox.add(event(id, big));
  expect(ended).toHaveBeenCalledOnce();
  expect(await taken(outbox, 60_000)).toEqual(["1", "2"]);
  expect(await taken(outbox, 60_000)).toBeUndefined();
});

test("one event that is bigger than what may wait still goes out", async () => {
  const outbox = new Outbox(() => undefined);
  outbox.add(event("1", 2_000_000));
  expect(await taken(outbox)).toEqual(["1"]);
  expect(outbox.isOpen).toBe(true);
});

test("what is closed ends at once, also for who waits", async () => {
  const ended = vi.fn();
  const outbox = new Outbox(ended);
  const waiting = taken(outbox, 60_000);
  outbox.close();
  outbox.close();
  outbox.add(event("1"));
  expect([await waiting, await taken(outbox)]).toEqual([undefined, undefined]);
  expect(ended).toHaveBeenCalledOnce();
});

test("who takes later takes the place of who waits", async () => {
  const outbox = new Outbox(() => undefined);
  const first = taken(outbox, 60_000);
  const second = taken(outbox, 60_000);
  expect(await first).toEqual([]);
  outbox.add(event("1"));
  expect(await second).toEqual(["1"]);
});
