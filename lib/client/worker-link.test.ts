import { describe, expect, it, vi } from "vitest";
import type { IncomingView, Phone, PhoneSnapshot } from "./types";
import { answerTo, answerWhenRings } from "./worker-link";

const rings: IncomingView = {
  callId: "call",
  type: "video",
  from: { userId: "ana", name: "Ana" },
  group: false,
  others: [],
  waiting: false,
  answering: false,
};

type Seen = Pick<PhoneSnapshot, "link" | "incoming" | "stage">;
const idle: Seen = { link: "online", incoming: [], stage: null };

function page(seen: Partial<Seen>, visible = true) {
  const open = vi.fn();
  const snapshot = () => ({ ...idle, ...seen }) as PhoneSnapshot;
  return { open, actions: { snapshot, visible: () => visible, open } };
}

describe("A page that the worker asks", () => {
  it("acts unless nobody, or somebody else, is signed in", () => {
    const acts = (link: Seen["link"]) => answerTo({ kind: "acts" }, page({ link }).actions);
    expect([acts("online"), acts("offline"), acts("signed_out"), acts("other_account")]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it("shows a call that rings in it to somebody who looks", () => {
    const shows = (seen: Partial<Seen>, visible?: boolean) =>
      answerTo({ kind: "shows", callId: "call" }, page(seen, visible).actions);
    expect(shows({ incoming: [rings] })).toBe(true);
    expect(shows({ incoming: [rings] }, false)).toBe(false);
    expect(shows({ incoming: [rings], link: "signed_out" })).toBe(false);
    expect(shows({})).toBe(false);
  });

  it("opens the call on whose notification somebody has clicked", () => {
    const { open, actions } = page({});
    expect(answerTo({ kind: "open", callId: "call", answer: true }, actions)).toBe(true);
    expect(open).toHaveBeenCalledWith("call", true);
  });
});

describe("A call that somebody wants to answer", () => {
  function phone(incoming: readonly IncomingView[]) {
    let now = incoming;
    const listeners = new Set<() => void>();
    const answer = vi.fn(() => Promise.resolve());
    const fake = {
      answer,
      getSnapshot: () => ({ incoming: now }),
      subscribe: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    } as unknown as Phone;
    const comes = (next: readonly IncomingView[]) => {
      now = next;
      for (const listener of [...listeners]) listener();
    };
    return { answer, fake, comes, listeners };
  }

  it("is answered at once where it rings, with the camera of a video call", () => {
    const { answer, fake } = phone([rings]);
    answerWhenRings(fake, "call");
    expect(answer).toHaveBeenCalledExactlyOnceWith("call", { video: true });
  });

  it("is answered when it rings, once", () => {
    const { answer, fake, comes, listeners } = phone([]);
    answerWhenRings(fake, "call");
    comes([{ ...rings, callId: "another" }]);
    expect(answer).not.toHaveBeenCalled();
    comes([rings]);
    comes([rings]);
    expect(answer).toHaveBeenCalledTimes(1);
    expect(listeners.size).toBe(0);
  });

  it("is left to them where they are in another call", () => {
    const { answer, fake } = phone([{ ...rings, waiting: true }]);
    answerWhenRings(fake, "call");
    expect(answer).not.toHaveBeenCalled();
  });

  it("is waited for a moment only", () => {
    vi.useFakeTimers();
    const { fake, listeners } = phone([]);
    answerWhenRings(fake, "call");
    vi.advanceTimersByTime(10_000);
    vi.useRealTimers();
    expect(listeners.size).toBe(0);
  });
});
