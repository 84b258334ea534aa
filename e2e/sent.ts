import type { Page } from "@playwright/test";

/** What goes out of one picture. */
export interface Sent {
  /** At most so many bits per second are to be sent (`RTCRtpSender.getParameters`); 0: none. */
  readonly limit: number;
  /** Kilobits per second that were sent. */
  readonly kilobits: number;
  /** Frames per second that were sent. */
  readonly frames: number;
}

/** How this page's camera goes out to each of the others, over the next second. */
export function sentPictures(page: Page): Promise<Sent[]> {
  return page.evaluate(async () => {
    const senders = (globalThis.ringbackPeers?.() ?? []).flatMap(
      (peer) => peer.getSenders().find(({ track }) => track?.kind === "video") ?? [],
    );
    const look = async (sender: RTCRtpSender) => {
      const rows = [...(await sender.getStats()).values()] as RTCOutboundRtpStreamStats[];
      const row = rows.find(({ type }) => type === "outbound-rtp");
      return { at: performance.now(), bytes: row?.bytesSent ?? 0, frames: row?.framesSent ?? 0 };
    };
    return Promise.all(
      senders.map(async (sender) => {
        const before = await look(sender);
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        const now = await look(sender);
        const seconds = (now.at - before.at) / 1_000;
        const [encoding] = sender.getParameters().encodings;
        return {
          limit: encoding?.active === false ? 0 : (encoding?.maxBitrate ?? Infinity),
          kilobits: (now.bytes - before.bytes) / 125 / seconds,
          frames: (now.frames - before.frames) / seconds,
        };
      }),
    );
  });
}
