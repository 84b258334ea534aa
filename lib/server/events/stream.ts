import type { EventsClient } from "./events-client";
import type { Outgoing } from "./outbox";

/** How long a browser's EventSource waits before it resumes; ours waits as long as it likes. */
const retry = "retry: 1000\n\n";
const comment = ":\n\n";

const frame = ({ event: { id, event }, text }: Outgoing) => `id: ${id}\nevent: ${event}\ndata: ${text}\n\n`;

/**
 * The events of this client as they are streamed (WHATWG HTML, server-sent events); `heartbeatMs` after the last one a
 * comment. Ends when the reader has gone.
 */
export function streamOf(
  client: EventsClient,
  heartbeatMs: number,
  gone: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const close = () => client.close();
  gone.addEventListener("abort", close, { once: true });
  if (gone.aborted) close();
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(retry)),
    pull: async (controller) => {
      const taken = await client.outbox.take(heartbeatMs);
      if (!taken) return controller.close();
      controller.enqueue(encoder.encode(taken.length > 0 ? taken.map(frame).join("") : comment));
    },
    cancel: close,
  });
}
