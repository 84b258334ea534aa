import { expect } from "@playwright/test";
import type { Person } from "./person";

declare global {
  var gapsWatched: { end(): Gaps } | undefined;
}

/** No longer than this does a person look at a picture that stands without asking what is wrong. */
const longestMs = 1_500;

/** What was missed while it was watched, in milliseconds. */
interface Gaps {
  /** The longest time without a new frame. */
  readonly frames: number;
  /** The longest time without a new sound. */
  readonly sound: number;
  /** The page still has the connection that was watched. */
  readonly same: boolean;
}

/**
 * Begins to watch the connection through which one sees the other; call what it answers to make sure that nothing was
 * missed meanwhile.
 */
export async function watchGaps({ page }: Person, other: Person): Promise<() => Promise<void>> {
  await page.getByLabel(`Picture of ${other.name}`).evaluate((picture: HTMLVideoElement) => {
    const shown = picture.srcObject instanceof MediaStream ? picture.srcObject.getVideoTracks() : [];
    const peer = globalThis
      .ringbackPeers?.()
      .find((each) => each.getReceivers().some(({ track }) => shown.includes(track)));
    if (peer === undefined) throw new Error("there is no connection to watch");
    const gap = () => ({ value: 0, at: performance.now(), longest: 0 });
    const [frames, sound] = [gap(), gap()];
    const look = (watched: ReturnType<typeof gap>, value = 0) => {
      const now = performance.now();
      watched.longest = Math.max(watched.longest, now - watched.at);
      if (value > watched.value) Object.assign(watched, { value, at: now });
    };
    const timer = setInterval(() => {
      void peer.getStats().then((report) =>
        report.forEach((row: RTCInboundRtpStreamStats) => {
          if (row.type !== "inbound-rtp") return;
          if (row.kind === "video") look(frames, row.framesDecoded);
          else look(sound, row.totalAudioEnergy);
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
  return async () => {
    const gaps = await page.evaluate(() => globalThis.gapsWatched?.end());
    expect(gaps?.same, `${other.name} is seen through the same connection`).toBe(true);
    expect(gaps?.frames, `longest time without a new frame of ${other.name}`).toBeLessThan(longestMs);
    expect(gaps?.sound, `longest time without a sound of ${other.name}`).toBeLessThan(longestMs);
  };
}
