import { createPainter } from "./painter";
import type { FromWorker, ToWorker } from "./protocol";
import { pump } from "./pump";
import { openSegmenter } from "./segmenter";

const say = (message: FromWorker) => postMessage(message);
const stopping = new AbortController();

async function blur({ frames, out }: Extract<ToWorker, { kind: "start" }>): Promise<void> {
  const segmenter = await openSegmenter();
  const painter = createPainter();
  await pump({
    frames,
    out,
    now: () => performance.now(),
    sent: (took) => say({ kind: "sent", took }),
    signal: stopping.signal,
    async make(frame) {
      const painted = painter.paint(frame, await segmenter.people(frame));
      const duration = frame.duration ?? undefined;
      return new VideoFrame(painted, { timestamp: frame.timestamp, duration, alpha: "discard" });
    },
  });
}

addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === "stop") return stopping.abort();
  blur(data)
    .then(
      () => say({ kind: "ended", why: "The camera gives no more pictures." }),
      (error: unknown) => say({ kind: "ended", why: String(error) }),
    )
    .finally(close);
});
