import { expect, test } from "vitest";
import { pump } from "./pump";

/** A picture that knows whether it was freed. */
function picture(timestamp: number) {
  const state = { closed: false };
  const frame = { timestamp, close: () => void (state.closed = true) } as unknown as VideoFrame;
  return { frame, state };
}

/** A camera that shows pictures when it is told to, and the track that they go out of. */
function scene(make: (frame: VideoFrame) => Promise<VideoFrame> = (frame) => Promise.resolve(frame)) {
  const shown: ReturnType<typeof picture>[] = [];
  const sent: number[] = [];
  const took: number[] = [];
  let camera: ReadableStreamDefaultController<VideoFrame> | undefined;
  let cancelled = false;
  const frames = new ReadableStream<VideoFrame>({
    start: (controller) => void (camera = controller),
    cancel: () => void (cancelled = true),
  });
  const out = new WritableStream<VideoFrame>({ write: (frame) => void sent.push(frame.timestamp) });
  const stop = new AbortController();
  let now = 0;
  const done = pump({
    frames,
    out,
    make,
    now: () => (now += 5),
    sent: (ms) => void took.push(ms),
    signal: stop.signal,
  });
  return {
    done,
    sent,
    took,
    shown,
    stop: () => stop.abort(),
    cancelled: () => cancelled,
    show: (timestamp: number) => {
      const next = picture(timestamp);
      shown.push(next);
      camera?.enqueue(next.frame);
    },
    close: () => camera?.close(),
  };
}

test("every picture goes out in its turn, at its own time, and is freed", async () => {
  const { show, close, done, sent, took, shown } = scene();
  show(1);
  show(2);
  show(3);
  close();
  await done;
  expect(sent).toEqual([1, 2, 3]);
  expect(took).toEqual([5, 5, 5]);
  expect(shown.map(({ state }) => state.closed)).toEqual([true, true, true]);
});

test("one picture is made at a time", async () => {
  let busy = 0;
  let most = 0;
  const { show, close, done } = scene(async (frame) => {
    most = Math.max(most, (busy += 1));
    await Promise.resolve();
    busy -= 1;
    return frame;
  });
  for (let timestamp = 0; timestamp < 5; timestamp += 1) show(timestamp);
  close();
  await done;
  expect(most).toBe(1);
});

test("what cannot be blurred does not go out", async () => {
  const { show, done, sent, shown, cancelled } = scene(() => Promise.reject(new Error("broken")));
  show(1);
  await expect(done).rejects.toThrow("broken");
  expect(sent).toEqual([]);
  expect(shown[0]?.state.closed).toBe(true);
  expect(cancelled()).toBe(true);
});

test("when it is stopped it lets go of the camera's pictures", async () => {
  const { show, stop, done, cancelled } = scene();
  show(1);
  stop();
  await done;
  expect(cancelled()).toBe(true);
});
