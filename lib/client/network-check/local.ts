import { median, pause, within } from "./time";
import type { Finding } from "./types";
import type { CheckWorld } from "./world";

/** A voice is far louder than this, and a room that is quiet is not. */
const silence = 0.003;
const listenMs = 4_000;
const lookEveryMs = 100;
const openMs = 30_000;
const pings = 5;
const pingMs = 5_000;
const slowMs = 500;

const problems = {
  denied: "denied",
  missing: "missing",
  in_use: "inUse",
  insecure: "insecure",
  failed: "broken",
} as const;

/** The browser itself. */
export function checkBrowser({ hasWebrtc, isSecure }: CheckWorld): Finding {
  if (!isSecure) return { state: "failed", reason: "insecure" };
  return hasWebrtc ? { state: "good", reason: "webrtc" } : { state: "failed", reason: "noWebrtc" };
}

/** Opens the device, looks at it and lets it go. */
export async function checkDevice(world: CheckWorld, name: "microphone" | "camera"): Promise<Finding> {
  if (world.inCall()) return { state: "skipped", reason: "inCall" };
  // Somebody may have to be asked first.
  const opening = world.open(name);
  const opened = await within(world.clock, openMs, opening);
  if (!opened) {
    void opening.then((late) => late.close());
    return { state: "failed", reason: "denied" };
  }
  try {
    if (opened.problem !== undefined) return { state: "failed", reason: problems[opened.problem] };
    const { width, height } = opened;
    if (name === "camera") return { state: "good", reason: "seen", figures: { width, height } };
    for (let waited = 0; waited < listenMs; waited += lookEveryMs) {
      if (opened.level() > silence) return { state: "good", reason: "heard" };
      await pause(world.clock, lookEveryMs);
    }
    return { state: "warning", reason: "silent" };
  } finally {
    opened.close();
  }
}

/** The way to the server: how long a request takes, and whether the socket is open. */
export async function checkServer(world: CheckWorld): Promise<Finding> {
  const times: number[] = [];
  for (let count = 0; count < pings; count += 1) {
    const begun = world.clock.now();
    const answered = world.ping().then(
      () => true,
      () => false,
    );
    if (!(await within(world.clock, pingMs, answered))) return { state: "failed", reason: "noServer" };
    times.push(world.clock.now() - begun);
  }
  const figures = { ms: median(times) };
  if (!world.socketIsOpen()) return { state: "warning", reason: "noSocket", figures };
  if (figures.ms > slowMs) return { state: "warning", reason: "slowServer", figures };
  return { state: "good", reason: "online", figures };
}
