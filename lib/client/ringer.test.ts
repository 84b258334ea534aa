import { describe, expect, it, vi } from "vitest";
import type { Locks } from "./ports";
import { createRinger } from "./ringer";
import { FakeClock } from "./testing/clock";
import { FakeLocks } from "./testing/locks";
import { FakeSounds } from "./testing/phones";
import { sampleRate, samplesOf, scores } from "./tones";
import type { PhoneSnapshot } from "./types";

const ringtone = { tone: "ringtone", callId: "call" } as const;
const until = (check: () => void) => vi.waitFor(check, { interval: 1 });

function tab(locks?: Locks) {
  const sounds = new FakeSounds();
  const clock = new FakeClock();
  const told: PhoneSnapshot["ringer"][] = [];
  const ringer = createRinger({ sounds, clock, locks, changed: (now) => told.push(now) });
  return { sounds, clock, told, ringer };
}

describe("The ringtone", () => {
  it("sounds until the call stops ringing", () => {
    const { ringer, sounds, told } = tab();
    ringer.ring(ringtone);
    ringer.ring(ringtone);
    expect(sounds.playing).toBe("ringtone");
    ringer.ring(null);
    expect(sounds.playing).toBeNull();
    expect(told).toEqual(["sounding", "off"]);
  });

  it("sounds in one tab of a browser only, and in the next when that one is gone", async () => {
    const locks = new FakeLocks();
    const [first, second] = [tab(locks), tab(locks)];
    first.ringer.ring(ringtone);
    second.ringer.ring(ringtone);
    expect([first.sounds.playing, second.sounds.playing]).toEqual(["ringtone", null]);
    first.ringer.ring(null);
    await until(() => expect(second.sounds.playing).toBe("ringtone"));
    expect(second.told).toEqual(["sounding"]);
  });

  it("sounds in no other tab when it is answered or declined in one, whichever that is", async () => {
    for (const answering of [0, 1]) {
      const locks = new FakeLocks();
      const tabs = [tab(locks), tab(locks)];
      for (const { ringer } of tabs) ringer.ring(ringtone);
      await until(() => expect(tabs[0]?.sounds.playing).toBe("ringtone"));
      tabs[answering]?.ringer.ring({ tone: "hush", callId: "call" });
      await until(() => expect(tabs[0]?.sounds.playing).toBeNull());
      tabs[answering]?.ringer.ring(null);
      // The server tells the other tab a moment later.
      tabs[answering]?.clock.pass(1_000);
      tabs[1 - answering]?.ringer.ring(null);
      expect(tabs.map(({ told }) => told)).toEqual([["sounding", "off"], []]);
    }
  });

  it("sounds again where the answer has failed", async () => {
    const { ringer, sounds, clock } = tab(new FakeLocks());
    ringer.ring(ringtone);
    ringer.ring({ tone: "hush", callId: "call" });
    expect(sounds.playing).toBeNull();
    ringer.ring(ringtone);
    clock.pass(2_000);
    await until(() => expect(sounds.playing).toBe("ringtone"));
  });

  it("does not sound any more in a tab that waited when the ringing is over", async () => {
    const locks = new FakeLocks();
    const [first, second] = [tab(locks), tab(locks)];
    first.ringer.ring(ringtone);
    second.ringer.ring(ringtone);
    second.ringer.ring(null);
    first.ringer.ring(null);
    first.ringer.ring({ tone: "ringtone", callId: "next" });
    await until(() => expect(first.sounds.playing).toBe("ringtone"));
    expect(second.sounds.playing).toBeNull();
  });

  it("says that it is blocked, and sounds from the first gesture on", async () => {
    const { ringer, sounds, told } = tab(new FakeLocks());
    sounds.isBlocked = true;
    ringer.ring(ringtone);
    expect([sounds.playing, told.at(-1)]).toEqual([null, "blocked"]);
    await sounds.unlock();
    await until(() => expect(told.at(-1)).toBe("sounding"));
    expect(sounds.playing).toBe("ringtone");
  });

  it("can be heard for a test, and stops by itself or when asked", () => {
    const { ringer, sounds, clock, told } = tab();
    ringer.test(true);
    expect([sounds.playing, told.at(-1)]).toEqual(["ringtone", "testing"]);
    clock.pass(10_000);
    expect([sounds.playing, told.at(-1)]).toEqual([null, "off"]);
    ringer.test(true);
    ringer.test(false);
    expect([sounds.playing, told.at(-1)]).toEqual([null, "off"]);
  });

  it("really rings when a call comes during a test, and a test waits while it rings", () => {
    const { ringer, sounds, clock, told } = tab();
    ringer.test(true);
    ringer.ring(ringtone);
    clock.pass(10_000);
    ringer.test(true);
    ringer.test(false);
    expect([sounds.playing, told.at(-1)]).toEqual(["ringtone", "sounding"]);
  });

  it("gives way to the ringback of a call that is placed meanwhile", () => {
    const { ringer, sounds, told } = tab();
    ringer.ring(ringtone);
    ringer.ring({ tone: "ringback" });
    expect([sounds.playing, told.at(-1)]).toEqual(["ringback", "off"]);
  });
});

describe("The tones", () => {
  it.each(["ringtone", "ringback", "waiting", "ended"] as const)(
    "%s is gentle: never louder than it may be, silent at its ends",
    (tone) => {
      const samples = samplesOf(tone);
      expect(samples).toHaveLength(Math.round(scores[tone].length * sampleRate));
      expect(Math.max(...samples.map(Math.abs))).toBeGreaterThan(0.05);
      expect(Math.max(...samples.map(Math.abs))).toBeLessThan(0.9);
      expect([samples[0], Math.abs(samples.at(-1) ?? 1) < 0.01]).toEqual([0, true]);
    },
  );

  it("of the ringback is 425 Hz for one second in five", () => {
    const samples = samplesOf("ringback");
    const rising = samples.filter((sample, index) => sample >= 0 && (samples[index - 1] ?? 0) < 0).length;
    expect(Math.abs(rising - 425)).toBeLessThan(3);
    expect(samples.slice(sampleRate).every((sample) => sample === 0)).toBe(true);
  });
});
