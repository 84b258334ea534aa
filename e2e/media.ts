import { writeFile } from "node:fs/promises";
import { type BrowserContext, expect, type Page, type TestInfo } from "@playwright/test";

declare global {
  /** The page's peer connections; see lib/client. */
  var ringbackPeers: (() => RTCPeerConnection[]) | undefined;
}

/** Sums over all peer connections of a page, from `getStats` (W3C WebRTC Statistics). */
export interface Media {
  readonly peers: number;
  readonly framesDecoded: number;
  readonly audioEnergy: number;
  readonly packetsSent: number;
  readonly packetsReceived: number;
  readonly localCandidates: number;
  readonly remoteCandidates: number;
  /** Candidates of the other side that this page was told of, used or not yet. */
  readonly heardCandidates: number;
  readonly signalling: readonly string[];
}

/** What this page sends and receives at this moment. */
export function mediaOf(page: Page): Promise<Media> {
  return page.evaluate(async () => {
    const peers = globalThis.ringbackPeers?.() ?? [];
    const reports = await Promise.all(peers.map((peer) => peer.getStats()));
    const rows: Record<string, unknown>[] = reports.flatMap((report) =>
      [...report.values()].map((row) => row as Record<string, unknown>),
    );
    const of = (type: string) => rows.filter((row) => row.type === type);
    const sum = (type: string, name: string) =>
      of(type).reduce((total, row) => total + (typeof row[name] === "number" ? row[name] : 0), 0);
    return {
      peers: peers.length,
      framesDecoded: sum("inbound-rtp", "framesDecoded"),
      audioEnergy: sum("inbound-rtp", "totalAudioEnergy"),
      packetsSent: sum("outbound-rtp", "packetsSent"),
      packetsReceived: sum("inbound-rtp", "packetsReceived"),
      localCandidates: of("local-candidate").length,
      remoteCandidates: of("remote-candidate").length,
      heardCandidates: peers.flatMap((peer) => peer.remoteDescription?.sdp.match(/^a=candidate/gm) ?? [])
        .length,
      signalling: peers.map((peer) => peer.signalingState),
    };
  });
}

/** Waits until this value of the page's media has grown by so much. */
export async function grows(page: Page, name: "framesDecoded" | "audioEnergy", by: number): Promise<void> {
  const { [name]: before } = await mediaOf(page);
  await expect
    .poll(async () => (await mediaOf(page))[name] - before, { timeout: 30_000, message: `${name} grows` })
    .toBeGreaterThan(by);
}

/** Waits until the page really plays sound that comes from the others. */
export async function plays(page: Page): Promise<void> {
  const played = () =>
    page.evaluate(() => {
      const playing = [...document.querySelectorAll("audio")].filter(({ srcObject, paused, muted }) => {
        const tracks = srcObject instanceof MediaStream ? srcObject.getAudioTracks() : [];
        return !paused && !muted && tracks.some(({ readyState }) => readyState === "live");
      });
      return Math.max(0, ...playing.map(({ currentTime }) => currentTime));
    });
  await expect.poll(played, { timeout: 30_000, message: "sound is played" }).toBeGreaterThan(0.5);
}

/** Both hear each other, and with `video` see each other. */
export async function flows(pages: readonly Page[], { video }: { video: boolean }): Promise<void> {
  for (const page of pages) {
    await grows(page, "audioEnergy", 0);
    await plays(page);
    if (video) await grows(page, "framesDecoded", 10);
  }
}

/** What has come in through each connection of this page. */
function receivedOf(page: Page): Promise<{ frames: number; energy: number }[]> {
  return page.evaluate(() =>
    Promise.all(
      (globalThis.ringbackPeers?.() ?? []).map(async (peer) => {
        const received = { frames: 0, energy: 0 };
        (await peer.getStats()).forEach((row: RTCInboundRtpStreamStats) => {
          if (row.type !== "inbound-rtp") return;
          received.frames += row.framesDecoded ?? 0;
          received.energy += row.totalAudioEnergy ?? 0;
        });
        return received;
      }),
    ),
  );
}

interface Wanted {
  readonly timeout?: number;
  /** False: some of them are muted. */
  readonly sound?: boolean;
}

/**
 * Waits until each of these pages sees and hears each of the others: a connection for each, and through every single one
 * come new frames and sound that is none of silence.
 */
export async function decodesEverybody(pages: readonly Page[], wanted: Wanted = {}): Promise<void> {
  await Promise.all(
    pages.map((page, index) => decodes(page, pages.length - 1, wanted, `person ${index + 1}`)),
  );
}

/** Waits until this page sees and hears each of so many others. */
export async function decodes(
  page: Page,
  others: number,
  { timeout = 30_000, sound = true }: Wanted = {},
  who = "one",
): Promise<void> {
  const words = `${who} sees ${sound ? "and hears " : ""}all ${others} others`;
  const connections = async () => (await receivedOf(page)).length;
  await expect.poll(connections, { timeout, message: `${words}: connections` }).toBe(others);
  const before = await receivedOf(page);
  const grown = async () =>
    (await receivedOf(page)).map(({ frames, energy }, index) => {
      const then = before[index];
      // A connection in the place of another begins at nothing.
      const since = then === undefined || frames < then.frames ? { frames: 0, energy: 0 } : then;
      return frames - since.frames > 5 && (!sound || energy > since.energy);
    });
  await expect.poll(grown, { timeout, message: words }).toEqual(Array.from({ length: others }, () => true));
}

/** How much has been heard of the one whose picture this is, over the connection that is there now; 0: nothing but silence. */
export function energyFrom(page: Page, name: string): Promise<number> {
  return page.getByLabel(`Picture of ${name}`).evaluate(async (picture: HTMLVideoElement) => {
    const shown = picture.srcObject instanceof MediaStream ? picture.srcObject.getVideoTracks() : [];
    const peer = globalThis
      .ringbackPeers?.()
      .find((each) => each.getReceivers().some(({ track }) => shown.includes(track)));
    if (peer === undefined) throw new Error("this picture comes from nobody");
    const rows = [...(await peer.getStats()).values()] as RTCInboundRtpStreamStats[];
    const sound = rows.find(({ type, kind }) => type === "inbound-rtp" && kind === "audio");
    return sound?.totalAudioEnergy ?? 0;
  });
}

let attached = 0;

/** Puts everything that `getStats` knows of every page beside the result of a test that failed. */
export async function attachMedia(contexts: readonly BrowserContext[], testInfo: TestInfo): Promise<void> {
  for (const page of contexts.flatMap((context) => context.pages())) {
    const report = await page.evaluate(async () =>
      Promise.all(
        (globalThis.ringbackPeers?.() ?? []).map(async (peer) => ({
          states: [peer.connectionState, peer.iceConnectionState, peer.signalingState],
          transceivers: peer
            .getTransceivers()
            .map(({ mid, direction, currentDirection, sender, receiver }) => ({
              ...{ mid, direction, currentDirection },
              sends: sender.track && [
                sender.track.kind,
                sender.track.id,
                sender.track.enabled,
                sender.track.muted,
                sender.track.readyState,
              ],
              receives: [
                receiver.track.kind,
                receiver.track.id,
                receiver.track.muted,
                receiver.track.readyState,
              ],
            })),
          stats: [...(await peer.getStats()).values()] as unknown[],
        })),
      ),
    );
    const path = testInfo.outputPath(`media-${++attached}.json`);
    await writeFile(path, JSON.stringify(report, null, 1));
    await testInfo.attach("media", { path });
  }
}
