import type { Locks, Sounds } from "./ports";
import type { PhoneSnapshot } from "./types";

/** What should be heard: the ring of an incoming call, the ringback of one's own, or nothing. */
export type Ringing =
  { readonly tone: "ringtone"; readonly callId: string } | { readonly tone: "ringback" } | null;

export interface RingerOptions {
  readonly sounds: Sounds;
  /** Absent where the browser has no Web Locks: then every tab sounds. */
  readonly locks?: Locks;
  readonly changed: (ringer: PhoneSnapshot["ringer"]) => void;
}

export interface Ringer {
  ring(what: Ringing): void;
  ended(): void;
}

const same = (a: Ringing, b: Ringing) =>
  a?.tone === b?.tone && (a?.tone !== "ringtone" || b?.tone !== "ringtone" || a.callId === b.callId);

/** Rings in one tab of this browser only: the first that can make sound takes the call's lock and holds it. */
export function createRinger({ sounds, locks, changed }: RingerOptions): Ringer {
  let now: Ringing = null;
  let release = () => {};
  let told: PhoneSnapshot["ringer"] = "off";

  const tell = (ringer: PhoneSnapshot["ringer"]) => {
    if (ringer !== told) changed((told = ringer));
  };
  const sound = (tone: "ringtone" | "ringback") => {
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
    locks.request(`ringback-ringer:${callId}`, { signal: leave.signal }, hold).catch(() => {
      // Stopped before it was this tab's turn.
    });
  };

  const begin = () => {
    if (now === null) return tell("off");
    if (now.tone === "ringback") return sound("ringback");
    if (sounds.blocked()) tell("blocked");
    else elect(now.callId);
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
      release();
      release = () => {};
      if (now !== null) sounds.stop();
      now = what;
      if (told !== "off") tell("off");
      begin();
    },
    ended: () => sounds.play("ended"),
  };
}
