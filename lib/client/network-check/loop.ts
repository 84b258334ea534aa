import { median, pause, within } from "./time";
import type { Figures, Finding, Reason } from "./types";
import type { CheckWorld } from "./world";

const messages = 100;
const everyMs = 20;
const openMs = 10_000;
/** What has not come back so long after the last was sent is lost. */
const lateMs = 1_500;
/** Above these one hears it. */
const muchLossPercent = 5;
const longMs = 400;

/** Sends messages round through a pair of peer connections; undefined where none came back. */
async function measure(world: CheckWorld, configuration: RTCConfiguration): Promise<Figures | undefined> {
  const { clock } = world;
  const sentAt: number[] = [];
  const times = new Map<number, number>();
  let tellAll = () => {};
  const allBack = new Promise<void>((resolve) => (tellAll = resolve));
  const loop = world.loop(configuration, (number) => {
    const sent = sentAt[number];
    if (sent === undefined || times.has(number)) return;
    times.set(number, clock.now() - sent);
    if (times.size === messages) tellAll();
  });
  try {
    const opened = loop.opened.then(
      () => true,
      () => false,
    );
    if (!(await within(clock, openMs, opened))) return undefined;
    for (let number = 0; number < messages; number += 1) {
      sentAt[number] = clock.now();
      loop.send(number);
      await pause(clock, everyMs);
    }
    await within(clock, lateMs, allBack);
  } finally {
    loop.close();
  }
  if (times.size === 0) return undefined;
  const all = [...times.values()];
  return {
    lossPercent: (100 * (messages - times.size)) / messages,
    medianMs: median(all),
    worstMs: Math.max(...all),
  };
}

/** How messages fare on this way. */
export async function checkLoop(
  world: CheckWorld,
  configuration: RTCConfiguration,
  reasons: { readonly good: Reason; readonly failed: Reason },
): Promise<Finding> {
  const figures = await measure(world, configuration);
  if (figures === undefined) return { state: "failed", reason: reasons.failed };
  const { lossPercent = 0, medianMs = 0 } = figures;
  if (lossPercent > muchLossPercent) return { state: "warning", reason: "lossy", figures };
  if (medianMs > longMs) return { state: "warning", reason: "slow", figures };
  return { state: "good", reason: reasons.good, figures };
}
