import type { Clock, Locks, Sounds } from "./ports";
import type { PhoneSnapshot } from "./types";

/**
 * What should be heard: the ring of an incoming call, the knock of one that comes while one talks, the ringback of one's
 * own, or nothing. `hush`: this call was answered or declined in this tab, so it rings in no tab of this browser any
 * more, though the server has not said so yet.
 */
export type Ringing =
  | { readonly tone: "ringtone" | "waiting" | "hush"; readonly callId: string }
  | { readonly tone: "ringback" }
  | null;

export interface RingerOptions {
  readonly sounds: Sounds;
  readonly clock: Clock;
  /** Absent where the browser has no Web Locks: then every tab sounds. */
  readonly locks?: Locks;
  readonly changed: (ringer: PhoneSnapshot["ringer"]) => void;
}

export interface Ringer {
  ring(what: Ringing): void;
  ended(): void;
  /** Lets the ringtone be heard for a few seconds, or stops it. What really rings goes first. */
  test(on: boolean): void;
}

/** Two rounds of the ringtone. */
const testMs = 6_000;

/** By then the other tabs have heard how it went on. */
const hushMs = 2_000;

const lockOf = (callId: string) => `ringback-ringer:${callId}`;

const callIn = (what: Ringing) => (what !== null && "callId" in what ? what.callId : undefined);
const same = (a: Ringing, b: Ringing) => a?.tone === b?.tone && callIn(a) === callIn(b);

/** Rings in one tab of this browser only: the first that can make sound takes the call's lock and holds it. */
export function createRinger({ sounds, clock, locks, changed }: RingerOptions): Ringer {
  let now: Ringing = null;
  let release = () => {};
  let told: PhoneSnapshot["ringer"] = "off";

  const tell = (ringer: PhoneSnapshot["ringer"]) => {
    if (ringer !== told) changed((told = ringer));
  };
  const sound = (tone: "ringtone" | "waiting" | "ringback") => {
    sounds.play(tone);
    if (tone === "ringtone") tell("sounding");
  };

  const elect = (callId: string) => {
    if (locks === undefined) return sound("ringtone");
    const leave = new AbortController();
    release = () => leave.abort();
    const hold = () => {
      if (leave.signal.aborted) return;
      sound("ringtone");
      return new Promise<void>((resolve) => leave.signal.addEventListener("abort", () => resolve()));
    };
    locks.request(lockOf(callId), { signal: leave.signal }, hold).catch(() => {
      // Stopped before it was this tab's turn; or it rang here, and another tab took the lock to answer or decline.
      if (leave.signal.aborted) return;
      sounds.stop();
      tell("off");
    });
  };

  /** Takes the lock from whichever tab rings, and keeps it until the call rings in none. */
  const hush = (callId: string) => {
    const over = new Promise<void>((resolve) => {
      release = () => void clock.after(hushMs, resolve);
    });
    // Rejects when another tab does the same.
    locks?.request(lockOf(callId), { steal: true }, () => over).catch(() => undefined);
  };

  const begin = () => {
    if (now === null) return tell("off");
    if (now.tone === "hush") return hush(now.callId);
    if (now.tone !== "ringtone") return sound(now.tone);
    if (sounds.blocked()) tell("blocked");
    else elect(now.callId);
  };

  const silence = () => {
    release();
    release = () => {};
  };

  const test = (on: boolean) => {
    if (now !== null || on === (told === "testing")) return;
    silence();
    if (!on) {
      sounds.stop();
      return tell("off");
    }
    sounds.play("ringtone");
    release = clock.after(testMs, () => test(false));
    tell("testing");
  };

  sounds.subscribe(() => {
    if (told === "blocked" && !sounds.blocked()) {
      tell("off");
      begin();
    }
  });

  return {
    ring(what) {
      if (same(now, what)) return;
      silence();
      if (now !== null || told === "testing") sounds.stop();
      now = what;
      if (told !== "off") tell("off");
      begin();
    },
    ended: () => sounds.play("ended"),
    test,
  };
}
