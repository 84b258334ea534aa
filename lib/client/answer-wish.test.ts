import { describe, expect, it } from "vitest";
import { leaveWish, takeWish, wishMs } from "./answer-wish";

/** A cache, as far as it is used here. */
class Memory {
  readonly #kept = new Map<string, Response>();
  put = (at: unknown, reply: Response) => Promise.resolve(void this.#kept.set(String(at), reply));
  match = (at: unknown) => Promise.resolve(this.#kept.get(String(at))?.clone());
  delete = (at: unknown) => Promise.resolve(this.#kept.delete(String(at)));
}

async function wished(callId: string, at: number) {
  const memory = new Memory();
  await leaveWish(memory, { callId, at });
  return (asked: string, now: number) => takeWish(memory, asked, now);
}

describe("The wish to answer a call", () => {
  it("is there once, for one page", async () => {
    const take = await wished("call", 1_000);
    expect(await Promise.all([take("call", 1_500), take("call", 1_500)])).toEqual([true, false]);
    expect(await take("call", 1_500)).toBe(false);
  });

  it("is not there where nobody has clicked, whatever the address is", async () => {
    expect(await takeWish(new Memory(), "call", 1_000)).toBe(false);
  });

  it("is for no other call, and stays for its own", async () => {
    const take = await wished("call", 1_000);
    expect(await take("another", 1_500)).toBe(false);
    expect(await take("call", 1_500)).toBe(true);
  });

  it.each([
    ["too late", 1_000 + wishMs],
    ["before it, since the clock was set", 999],
  ])("is over for a page that comes %s", async (_, now) => {
    const take = await wished("call", 1_000);
    expect(await take("call", now)).toBe(false);
    expect(await take("call", 1_500)).toBe(false);
  });
});
