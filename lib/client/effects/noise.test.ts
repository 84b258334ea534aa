import { expect, test } from "vitest";
import { FakeClock } from "../testing/clock";
import { suppressNoise } from "./noise";
import type { Suppressor } from "./suppressor";

/** A microphone, and a suppressor of which the test says how it does. */
function scene() {
  const clock = new FakeClock();
  const told: string[] = [];
  const output = { id: "output" } as MediaStreamTrack;
  const asked: MediaTrackConstraints[] = [];
  const microphone = {
    getConstraints: () => ({ deviceId: "desk", echoCancellation: true }),
    applyConstraints: (wanted: MediaTrackConstraints) => {
      asked.push(wanted);
      return Promise.reject(new Error("fixed when it was opened"));
    },
  } as unknown as MediaStreamTrack;
  const state = { made: 0, closed: false, ready: () => undefined as void, broken: () => undefined as void };
  const ready = new Promise<void>((resolve) => (state.ready = resolve));
  const suppressor: Suppressor = {
    made: () => state.made,
    ready: () => ready,
    connect: () => output,
    close: () => void (state.closed = true),
  };
  const stop = new AbortController();
  const start = suppressNoise({
    clock,
    limits: { most: 50, window: 5_000, warmUp: 2_000 },
    open: (broken) => {
      state.broken = broken;
      return Promise.resolve(suppressor);
    },
  });
  const processed = start(microphone, { signal: stop.signal, trouble: (why) => void told.push(why) });
  return {
    processed,
    told,
    asked,
    output,
    state,
    leave: () => stop.abort(),
    sleep: (ms: number) => clock.pass(ms),
    /** Time goes by, and this share of it becomes sound. */
    play: (seconds: number, share: number) => {
      for (let half = 0; half < 2 * seconds; half += 1) {
        state.made += 500 * share;
        clock.pass(500);
      }
    },
  };
}

test("sound goes through it once it works, and the browser's own suppression makes room", async () => {
  const { processed, state, output, asked } = scene();
  state.ready();
  expect((await processed).track).toBe(output);
  expect(asked).toEqual([{ deviceId: "desk", echoCancellation: true, noiseSuppression: false }]);
});

test("the browser's own suppression is back when it stops", async () => {
  const { processed, state, asked } = scene();
  state.ready();
  (await processed).stop();
  expect(asked.at(-1)).toEqual({ deviceId: "desk", echoCancellation: true, noiseSuppression: true });
});

test("a thread that leaves sound out is told of, once", async () => {
  const { processed, state, told, play } = scene();
  state.ready();
  await processed;
  play(60, 1);
  expect(told).toEqual([]);
  play(10, 0.8);
  expect(told).toEqual(["slow"]);
});

test("sound that stops coming out is told of within six seconds", async () => {
  const { processed, state, told, play } = scene();
  state.ready();
  await processed;
  play(10, 1);
  play(6, 0);
  expect(told).toEqual(["slow"]);
});

test("a lid that was closed is no slow processor", async () => {
  const { processed, state, told, play, sleep } = scene();
  state.ready();
  await processed;
  play(10, 1);
  sleep(3_600_000);
  play(10, 1);
  expect(told).toEqual([]);
});

test("a worklet that breaks down is told of, unless it was stopped", async () => {
  const { processed, state, told } = scene();
  state.ready();
  const suppressed = await processed;
  state.broken();
  expect(told).toEqual(["failed"]);
  suppressed.stop();
  state.broken();
  expect([told, state.closed]).toEqual([["failed"], true]);
});

test("who waits no longer leaves nothing open", async () => {
  const { processed, leave, state } = scene();
  await Promise.resolve();
  leave();
  await expect(processed).rejects.toThrow();
  expect(state.closed).toBe(true);
});
