import { expect, test } from "vitest";
import { FakeClock } from "../testing/clock";
import type { Running } from "./effect";
import { EffectSwitch } from "./switch";

const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

const device = () => ({ readyState: "live" }) as MediaStreamTrack;

/** A switch, and the effect behind it, which starts and fails when it is told to. */
function scene({ patience }: { patience?: number } = {}) {
  const clock = new FakeClock();
  const begun: (Running & { resolve: () => void; reject: () => void; stopped: boolean })[] = [];
  const states: string[] = [];
  let renewals = 0;
  const made = { id: "made" } as MediaStreamTrack;
  const it: EffectSwitch = new EffectSwitch({
    clock,
    patience,
    warning: 4_000,
    renewed: () => void (renewals += 1),
    changed: () => {
      if (states.at(-1) !== it.state) states.push(it.state);
    },
    start: (_track, running) =>
      new Promise((resolve, reject) => {
        const entry = {
          ...running,
          stopped: false,
          resolve: () => resolve({ track: made, stop: () => void (entry.stopped = true) }),
          reject: () => reject(new Error("no")),
        };
        running.signal.addEventListener("abort", () => reject(new Error("left")));
        begun.push(entry);
      }),
  });
  /** Opens a device as it is wanted now; says what came of it. */
  const open = (track = device()) => {
    let outcome: "waits" | "plain" | MediaStreamTrack = "waits";
    const applied = it.wanted?.(track);
    applied?.then(
      (processed) => void (outcome = processed.track),
      () => void (outcome = "plain"),
    );
    return { outcome: () => outcome, applied };
  };
  return { it, clock, begun, states, renewals: () => renewals, open, made };
}

test("it is off until it is chosen, and starts with a device", async () => {
  const { it, open, begun, states, renewals, made } = scene();
  expect(it.wanted).toBeNull();
  it.choose(true);
  const camera = open();
  begun[0]?.resolve();
  await settle();
  expect(camera.outcome()).toBe(made);
  expect(states).toEqual(["ready", "starting", "on"]);
  expect(renewals()).toBe(1);
});

test("a browser that cannot do it says so and changes nothing", () => {
  const it = new EffectSwitch({
    start: undefined,
    clock: new FakeClock(),
    warning: 4_000,
    changed: () => undefined,
    renewed: () => undefined,
  });
  it.choose(true);
  expect([it.state, it.wanted]).toEqual(["unsupported", null]);
});

test("the camera waits until the first blurred picture is there", async () => {
  const { it, open, clock } = scene();
  it.choose(true);
  const camera = open();
  clock.pass(60_000);
  await settle();
  expect(camera.outcome()).toBe("waits");
});

test("what cannot be loaded is told first; only then goes out what the camera sees", async () => {
  const { it, open, begun, clock } = scene();
  it.choose(true);
  const camera = open();
  begun[0]?.reject();
  await settle();
  expect([it.state, camera.outcome()]).toEqual(["failed", "waits"]);
  clock.pass(4_000);
  await settle();
  expect([camera.outcome(), it.wanted]).toEqual(["plain", null]);
});

test("what becomes too slow is told first, goes on meanwhile, and is then not wanted any more", async () => {
  const { it, open, begun, clock } = scene();
  it.choose(true);
  open();
  begun[0]?.resolve();
  await settle();
  begun[0]?.trouble("slow");
  expect(it.state).toBe("slow");
  expect(it.wanted).not.toBeNull();
  expect(begun[0]?.stopped).toBe(false);
  clock.pass(4_000);
  await settle();
  expect([it.state, it.wanted]).toEqual(["slow", null]);
});

test("when it has switched itself off one can try again", async () => {
  const { it, open, begun, clock } = scene();
  it.choose(true);
  open();
  begun[0]?.resolve();
  await settle();
  begun[0]?.trouble("slow");
  clock.pass(4_000);
  await settle();
  it.retry();
  expect(it.state).toBe("on");
  expect(it.wanted).not.toBeNull();
});

test("who tries again before it has gone keeps it", async () => {
  const { it, open, begun, clock } = scene();
  it.choose(true);
  open();
  begun[0]?.resolve();
  await settle();
  begun[0]?.trouble("slow");
  it.retry();
  const { wanted } = it;
  clock.pass(4_000);
  await settle();
  expect(it.wanted).toBe(wanted);
  expect(it.wanted).not.toBeNull();
});

test("switched off while it starts, the device goes on without it at once", async () => {
  const { it, open, begun } = scene();
  it.choose(true);
  const camera = open();
  it.choose(false);
  await settle();
  expect([camera.outcome(), it.state, begun[0]?.signal.aborted]).toEqual(["plain", "off", true]);
});

test("a camera that is turned off while it starts is no failure", async () => {
  const { it, open, begun } = scene();
  it.choose(true);
  const camera = { ...device() };
  open(camera);
  Object.assign(camera, { readyState: "ended" });
  begun[0]?.reject();
  await settle();
  expect(it.state).toBe("ready");
});

test("one is heard without it when it takes long to start, and it joins in later", async () => {
  const { it, open, begun, clock, made } = scene({ patience: 2_000 });
  it.choose(true);
  const first = it.wanted;
  const microphone = open();
  clock.pass(2_000);
  await settle();
  expect([microphone.outcome(), it.state]).toEqual(["plain", "starting"]);
  begun[0]?.resolve();
  await settle();
  expect(it.wanted).not.toBe(first);
  expect(begun[0]?.stopped).toBe(true);
  const again = open();
  begun[1]?.resolve();
  await settle();
  expect([again.outcome(), it.state]).toEqual([made, "on"]);
});

test("what was made of a device is freed once", async () => {
  const { it, open, begun } = scene();
  it.choose(true);
  const { applied } = open();
  begun[0]?.resolve();
  const processed = await applied;
  processed?.stop();
  processed?.stop();
  expect([begun[0]?.stopped, it.state]).toEqual([true, "ready"]);
});
