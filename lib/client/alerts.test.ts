import { expect, it, vi } from "vitest";
import { createAlerts } from "./alerts";
import type { Notifier } from "./notify";
import { createSight } from "./sight";
import type { RingNotice } from "./types";

const call = { callId: "call-1", type: "video", name: "Ana" } as const;
const missed: RingNotice = {
  callId: "call-1",
  kind: "missed",
  type: "video",
  from: { userId: "ana", name: "Ana" },
};
const until = (check: () => void) => vi.waitFor(check, { interval: 1 });

/** The notifications of a browser, and whether somebody looks at it. */
function browser(looks: boolean) {
  const told: string[] = [];
  const notifier: Notifier = {
    ring: ({ name }) => void told.push(`${name} rings`),
    missed: ({ name }) => void told.push(`${name} was missed`),
    close: () => void told.push("closed"),
  };
  const listeners = new Set<() => void>();
  const sight = {
    looks,
    seen: () => Promise.resolve(sight.looks),
    subscribe: (listener: () => void) => (listeners.add(listener), () => undefined),
  };
  const look = (now: boolean) => {
    sight.looks = now;
    for (const listener of listeners) listener();
  };
  return { told, look, alerts: createAlerts(notifier, sight) };
}

it("who does not look is told of a ring once, and that it was missed", async () => {
  const { told, alerts } = browser(false);
  alerts.tell({ ringing: [call], notice: null });
  alerts.tell({ ringing: [call], notice: null });
  await until(() => expect(told).toEqual(["Ana rings"]));
  alerts.tell({ ringing: [], notice: missed });
  await until(() => expect(told).toEqual(["Ana rings", "Ana was missed"]));
});

it("what was answered or declined is told no more", async () => {
  const { told, alerts } = browser(false);
  alerts.tell({ ringing: [call], notice: null });
  alerts.tell({ ringing: [], notice: null });
  alerts.tell({ ringing: [call], notice: null });
  await until(() => expect(told.at(-1)).toBe("Ana rings"));
  alerts.tell({ ringing: [], notice: { ...missed, kind: "declined_elsewhere" } });
  await until(() => expect(told.at(-1)).toBe("closed"));
});

it("who looks needs no notification, until they look away", async () => {
  const { told, look, alerts } = browser(true);
  alerts.tell({ ringing: [call], notice: null });
  look(true);
  look(false);
  await until(() => expect(told).toEqual(["Ana rings"]));
  look(true);
  await until(() => expect(told).toEqual(["Ana rings", "closed"]));
});

it("a hidden tab knows of a visible one of the same browser", async () => {
  const held: { name: string }[] = [];
  const locks = {
    query: () => Promise.resolve({ held, pending: [] }),
    request: async (name: string, _options: unknown, task: () => Promise<void>) => {
      held.push({ name });
      await task();
      held.splice(0, 1);
    },
  } as unknown as Pick<LockManager, "request" | "query">;
  const page = (visible: boolean) => {
    const target = new EventTarget() as EventTarget & { visibilityState: DocumentVisibilityState };
    target.visibilityState = visible ? "visible" : "hidden";
    return target as unknown as Document & { visibilityState: DocumentVisibilityState };
  };
  const [shown, hidden] = [page(true), page(false)];
  createSight(shown, locks);
  const sight = createSight(hidden, locks);
  expect(await sight.seen()).toBe(true);
  shown.visibilityState = "hidden";
  shown.dispatchEvent(new Event("visibilitychange"));
  await until(() => expect(held).toEqual([]));
  expect(await sight.seen()).toBe(false);
});
