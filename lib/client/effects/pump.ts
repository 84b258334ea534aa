export interface Pump {
  readonly frames: ReadableStream<VideoFrame>;
  readonly out: WritableStream<VideoFrame>;
  /** Makes another picture of one; it is not this one's to close. */
  readonly make: (frame: VideoFrame) => Promise<VideoFrame>;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  /** A picture has gone out; it took so many milliseconds since it came in. */
  readonly sent: (took: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Takes pictures one by one until there are no more. What comes in meanwhile is dropped where it comes from
 * (`maxBufferSize` of W3C MediaStreamTrackProcessor is 1), so that nothing queues up and the picture is never late.
 */
export async function pump({ frames, out, make, now, sent, signal }: Pump): Promise<void> {
  const reader = frames.getReader();
  const writer = out.getWriter();
  signal.addEventListener("abort", () => void reader.cancel().catch(() => undefined), { once: true });
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const begin = now();
      const frame = next.value;
      try {
        await writer.write(await make(frame));
      } finally {
        frame.close();
      }
      sent(now() - begin);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
    await writer.close().catch(() => undefined);
  }
}
