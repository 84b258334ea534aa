import { createParser } from "eventsource-parser";
import type { ServerEvent } from "./types";

/** Silence for so long means that the connection is gone: the server says something each 15 s. */
const silenceMs = 45_000;

/** The events of a stream (WHATWG HTML, server-sent events) as they come; returns when it ends. Throws when it breaks. */
export async function* eventsIn(response: Response): AsyncGenerator<ServerEvent, void, undefined> {
  if (!response.body) return;
  let ready: ServerEvent[] = [];
  const parser = createParser({
    onEvent: ({ id = "", event = "", data }) =>
      ready.push({ id, event, data: JSON.parse(data) as unknown } as ServerEvent),
  });
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { done, value } = await orSilence(reader.read());
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      const now = ready;
      ready = [];
      yield* now;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function orSilence<T>(reading: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("nothing was heard for too long")), silenceMs);
  });
  try {
    return await Promise.race([reading, silence]);
  } finally {
    clearTimeout(timer);
  }
}
