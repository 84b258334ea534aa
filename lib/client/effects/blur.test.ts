import { expect, test } from "vitest";
import { blurBackground, type BlurWorker } from "./blur";
import type { FromWorker, ToWorker } from "./protocol";

/** A camera, the worker that would blur, and what was told of it. */
function scene({ most = 100 } = {}) {
  const said: ToWorker[] = [];
  const told: string[] = [];
  let now = 0;
  const worker: BlurWorker = {
    onmessage: null,
    onerror: null,
    postMessage: (message: ToWorker) => void said.push(message),
  };
  const made = { stopped: false, stop: () => void (made.stopped = true) };
  const camera = { readyState: "live" };
  const stopped = new AbortController();
  const start = blurBackground({
    worker: () => worker,
    limits: { most, window: 1_000, warmUp: 0 },
    now: () => now,
    box: {
      frames: () => new ReadableStream(),
      track: () => ({ track: made as unknown as MediaStreamTrack, out: new WritableStream() }),
    },
  });
  const processed = start(camera as MediaStreamTrack, {
    signal: stopped.signal,
    trouble: (why) => void told.push(why),
  });
  const hear = (data: FromWorker) => {
    worker.onmessage?.call(worker as Worker, new MessageEvent("message", { data }));
  };
  return {
    processed,
    said: () => said.map(({ kind }) => kind),
    told,
    made,
    camera,
    leave: () => stopped.abort(),
    hear,
    /** Pictures for so long, each taking this long. */
    show: (took: number, seconds: number) => {
      for (const end = now + 1_000 * seconds; now < end; now += 100) hear({ kind: "sent", took });
    },
  };
}

test("the blurred picture is there with the first frame, and not before", async () => {
  const { processed, hear, made } = scene();
  let there = false;
  void processed.then(() => void (there = true));
  await Promise.resolve();
  expect(there).toBe(false);
  hear({ kind: "sent", took: 900 });
  expect((await processed).track).toBe(made);
});

test("a processor that cannot keep up is told of once, and the picture goes on", async () => {
  const { processed, show, told, made } = scene();
  show(40, 5);
  expect(told).toEqual([]);
  show(200, 5);
  expect(told).toEqual(["slow"]);
  await processed;
  expect(made.stopped).toBe(false);
});

test("what cannot be loaded rejects and leaves nothing behind", async () => {
  const { processed, hear, made, said, told } = scene();
  hear({ kind: "ended", why: "no wasm" });
  await expect(processed).rejects.toThrow("no wasm");
  expect([made.stopped, said(), told]).toEqual([true, ["start", "stop"], []]);
});

test("a worker that breaks down later is told of", async () => {
  const { processed, hear, told } = scene();
  hear({ kind: "sent", took: 10 });
  await processed;
  hear({ kind: "ended", why: "out of memory" });
  expect(told).toEqual(["failed"]);
});

test("a camera that is closed is no breakdown", async () => {
  const { processed, hear, told, camera } = scene();
  hear({ kind: "sent", took: 10 });
  await processed;
  camera.readyState = "ended";
  hear({ kind: "ended", why: "no more pictures" });
  expect(told).toEqual([]);
});

test("who waits no longer ends it, who stops it ends it, too", async () => {
  const left = scene();
  left.leave();
  await expect(left.processed).rejects.toThrow();
  expect(left.said()).toEqual(["start", "stop"]);
  const ran = scene();
  ran.hear({ kind: "sent", took: 10 });
  (await ran.processed).stop();
  expect([ran.said(), ran.made.stopped]).toEqual([["start", "stop"], true]);
});
