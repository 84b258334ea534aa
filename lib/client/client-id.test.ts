import { describe, expect, it } from "vitest";
import { claimClientId, isInThisBrowser } from "./client-id";
import { FakeLocks } from "./testing/locks";
import { FakeMemory } from "./testing/phones";

const impatient = () => AbortSignal.abort();

describe("The name of a tab", () => {
  it("is made once and remembered", async () => {
    const memory = new FakeMemory();
    const name = await claimClientId({ memory, locks: new FakeLocks(), newId: () => "one" });
    const locks = new FakeLocks();
    expect(name).toBe("one");
    expect(await claimClientId({ memory, locks, newId: () => "two" })).toBe("one");
  });

  it("is another in a duplicated tab, whose memory is a copy", async () => {
    const locks = new FakeLocks();
    const memory = new FakeMemory();
    await claimClientId({ memory, locks, newId: () => "one" });
    const copy = new FakeMemory(memory);
    expect(await claimClientId({ memory: copy, locks, newId: () => "two", patience: impatient })).toBe("two");
    expect(copy.getItem("ringback.client")).toBe("two");
    expect(memory.getItem("ringback.client")).toBe("one");
    const copyOfCopy = new FakeMemory(copy);
    expect(
      await claimClientId({ memory: copyOfCopy, locks, newId: () => "three", patience: impatient }),
    ).toBe("three");
  });

  it("is kept on a page so busy that its patience is over before the browser could give it", async () => {
    const memory = new FakeMemory();
    await claimClientId({ memory, locks: new FakeLocks(), newId: () => "one" });
    const locks = new FakeLocks();
    expect(await claimClientId({ memory, locks, newId: () => "two", patience: impatient })).toBe("one");
    const copy = new FakeMemory(memory);
    expect(await claimClientId({ memory: copy, locks, newId: () => "two", patience: impatient })).toBe("two");
  });

  it("is kept by a page that reloads, once the page before it has let go", async () => {
    const locks = new FakeLocks();
    const memory = new FakeMemory();
    await claimClientId({ memory, locks, newId: () => "one" });
    const again = claimClientId({ memory, locks, newId: () => "two" });
    locks.letGo("ringback-client:one");
    expect(await again).toBe("one");
  });

  it("is had without Web Locks too", async () => {
    const memory = new FakeMemory();
    expect(await claimClientId({ memory, newId: () => "one" })).toBe("one");
    expect(await claimClientId({ memory, newId: () => "two" })).toBe("one");
  });
});

it("is found in this browser while its tab lives, and not on another device", async () => {
  const locks = { query: () => Promise.resolve({ held: [{ name: "ringback-client:a" }], pending: [] }) };
  expect(await isInThisBrowser("a", locks)).toBe(true);
  expect(await isInThisBrowser("b", locks)).toBe(false);
  expect(await isInThisBrowser("a", undefined)).toBeUndefined();
});
