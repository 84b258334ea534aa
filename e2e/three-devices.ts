import type { PlaywrightWorkerOptions } from "@playwright/test";
import { type Person, test as base } from "./person";

/** People whose browsers have three fake devices of each kind. */
export const test = base.extend<object, Pick<PlaywrightWorkerOptions, "launchOptions">>({
  // Of two such arguments the last counts.
  launchOptions: [
    ({ launchOptions }, use) =>
      use({
        ...launchOptions,
        args: [...(launchOptions.args ?? []), "--use-fake-device-for-media-stream=device-count=3"],
      }),
    { scope: "worker" },
  ],
});

/** The device that is sent, and those that could be, as the page names them. */
export function devicesOf({ page }: Person, kind: "audio" | "video") {
  return page.evaluate(async (sought) => {
    const senders = (globalThis.ringbackPeers?.() ?? []).flatMap((peer) => peer.getSenders());
    const track = senders.find((sender) => sender.track?.kind === sought)?.track;
    const all = await navigator.mediaDevices.enumerateDevices();
    return {
      used: track?.getSettings().deviceId ?? "",
      enabled: track?.enabled,
      all: all
        .filter((device) => device.kind === `${sought}input`)
        .map(({ deviceId, label }) => ({ deviceId, label })),
    };
  }, kind);
}

export { expect } from "@playwright/test";
