import { describe, expect, it } from "vitest";
import { createNotifier, type NotificationRequest } from "./notify";

const call = { callId: "call", type: "audio", name: "Li Lei" } as const;

function page(allowed: boolean, post?: () => Promise<void>) {
  const asked: NotificationRequest[] = [];
  const notifier = createNotifier({
    allowed: () => allowed,
    post: (request) => {
      asked.push(request);
      return post?.() ?? Promise.resolve();
    },
  });
  return { asked, notifier };
}

describe("A tab that nobody sees", () => {
  it("lets the system show that a call rings, that it was missed, and nothing any more", () => {
    const { asked, notifier } = page(true);
    notifier.ring(call);
    notifier.missed(call);
    notifier.close("call");
    expect(asked).toEqual([
      { kind: "ring", call },
      { kind: "missed", call },
      { kind: "close", callId: "call" },
    ]);
  });

  it("shows nothing without the permission", () => {
    const { asked, notifier } = page(false);
    notifier.ring(call);
    notifier.close("call");
    expect(asked).toEqual([]);
  });

  it("goes on in a browser that keeps no service worker", () => {
    const { notifier } = page(true, () => Promise.reject(new Error("not here")));
    expect(() => notifier.ring(call)).not.toThrow();
  });
});
