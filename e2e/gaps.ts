import { expect } from "@playwright/test";
import type { Person } from "./person";

declare global {
  var gapsWatched: { end(): Gaps } | undefined;
}

/** A connection that breaks is out for longer; four browsers on two cores let each other wait for two seconds. */
const longestMs = 4_000;

/** What was missed while it was watched, in milliseconds. */
interface Gaps {
  /** The longest time without a new frame. */
  readonly frames: number;
  /** The longest time without a new sound. */
  readonly sound: number;
  /** The page still has the connection that was watched. */
  readonly same: boolean;
}

/** `sound` false: the other was muted meanwhile. */
type MissedNothing = (options?: { readonly sound: boolean }) => Promise<void>;

/**
 * Begins to watch the connection through which one sees the other; call what it answers to make sure that nothing was
 * missed meanwhile.
 */
export async function watchGaps({ page }: Person, other: Person): Promise<MissedNothing> {
  await page.getByLabel(`Picture of ${other.name}`).evaluate((picture: HTMLVideoElement) => {
    const shown = picture.srcObject instanceof MediaStream ? picture.srcObject.getVideoTracks() : [];
    const peer = globalThis
      .ringbackPeers?.()
      .find((each) => each.getReceivers().some(({ track }) => shown.includes(track)));
    if (peer === undefined) throw new Error("there is no connection to watch");
    const frames = { value: 0, stands: 0, longest: 0 };
    const sound = { ...frames };
    const look = (watched: typeof frames, value = 0, passed: number) => {
      watched.stands = value > watched.value ? 0 : watched.stands + passed;
      watched.longest = Math.max(watched.longest, watched.stands);
      watched.value = value;
    };
    let before = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      // While the machine lets the page itself stand, nothing can be new.
      const passed = Math.min(now - before, 200);
      before = now;
      void peer.getStats().then((report) =>
        report.forEach((row: RTCInboundRtpStreamStats) => {
          if (row.type !== "inbound-rtp") return;
          if (row.kind === "video") look(frames, row.framesDecoded, passed);
          else look(sound, row.totalAudioEnergy, passed);
        }),
      );
    }, 100);
    globalThis.gapsWatched = {
      end() {
        clearInterval(timer);
        const same = globalThis.ringbackPeers?.().includes(peer) === true;
        return { frames: frames.longest, sound: sound.longest, same };
      },
    };
  });
  return async ({ sound } = { sound: true }) => {
    const gaps = await page.evaluate(() => globalThis.gapsWatched?.end());
    expect(gaps?.same, `${other.name} is seen through the same connection`).toBe(true);
    expect(gaps?.frames, `longest time without a new frame of ${other.name}`).toBeLessThan(longestMs);
    if (sound) expect(gaps?.sound, `longest time without a sound of ${other.name}`).toBeLessThan(longestMs);
  };
}
