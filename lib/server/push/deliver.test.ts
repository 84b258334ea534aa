import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { deliver } from "./deliver";
import { Lanes } from "./lanes";
import type { Sent } from "./send";

const here = { host: "here", userId: "Ana" };
const turns = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

/** A message with 100 ms to live that waits behind another one. */
async function behindAnother() {
  const lanes = new Lanes({ all: 1, host: 1, user: 1 });
  let free: () => void = () => undefined;
  const other = lanes.run(here, () => new Promise<void>((resolve) => (free = resolve)));
  const calling = new AbortController();
  const attempt = vi.fn(() => Promise.resolve<Sent>({ status: "sent" }));
  const delivered = deliver(
    { lifeMs: 100, tryMs: 100 },
    { inTurn: (work) => lanes.run(here, work), attempt, retryMs: 10, signal: calling.signal },
  );
  await turns();
  const after = async (ms: number) => {
    vi.advanceTimersByTime(ms);
    free();
    await other;
    return delivered;
  };
  return { after, attempt, calling };
}

describe("A message that waits for its turn", () => {
  it("is sent with what is left of its life by then", async () => {
    const { after, attempt } = await behindAnother();
    expect(await after(40)).toEqual({ status: "sent" });
    expect(attempt).toHaveBeenCalledExactlyOnceWith(60);
  });

  it("for longer than it lives is not sent", async () => {
    const { after, attempt } = await behindAnother();
    expect(await after(100)).toEqual({ status: "refused", reason: "late" });
    expect(attempt).not.toHaveBeenCalled();
  });

  it("and is called off meanwhile is not sent", async () => {
    const { after, attempt, calling } = await behindAnother();
    calling.abort();
    expect(await after(40)).toEqual({ status: "interrupted" });
    expect(attempt).not.toHaveBeenCalled();
  });
});
