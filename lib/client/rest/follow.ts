import { queryOf } from "./address";
import type { Send } from "./connection";
import { asRequestError, type RequestError } from "./errors";
import { Known } from "./known";
import { eventsIn } from "./sse";
import type { EventOptions, ServerEvent } from "./types";

const path = "/rtc/events";
/** How long the server may keep a poll waiting. Seconds. */
const waitSeconds = 25;
const firstPauseMs = 250;
const longestPauseMs = 15_000;

/** To come again makes no difference to these. */
const isFinal = ({ code, status }: RequestError) => code !== "NETWORK" && status < 500 && status !== 429;

/** Resolves after so long, or when it is called off. */
function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener("abort", done);
    if (signal?.aborted) done();
  });
}

/** Twice as long each time, by chance up to a half shorter, so that not all come back at once. */
function pauseMs(tries: number, retryAfter = 0): number {
  const longest = Math.min(longestPauseMs, firstPauseMs * 2 ** tries);
  return Math.max(retryAfter * 1000, longest * (1 - Math.random() / 2));
}

/** One connection to the server, behind the event `after`. */
type Connect = (after: string | undefined) => AsyncGenerator<ServerEvent, void, undefined>;

function connector(send: Send, { via, rings, signal }: EventOptions, online: () => void): Connect {
  const ask = (after: string | undefined, wait?: number) =>
    send({
      method: "GET",
      address: path + queryOf({ rings: rings === false ? "false" : undefined, wait }),
      headers: after === undefined ? {} : { "Last-Event-ID": after },
      signal,
    });
  return async function* (after) {
    if (via === "poll") {
      const response = await ask(after, waitSeconds);
      online();
      yield* ((await response.json()) as { events: ServerEvent[] }).events;
    } else {
      const response = await ask(after);
      online();
      yield* eventsIn(response);
    }
  };
}

/** See {@link Client.events}. */
export async function* follow(
  send: Send,
  options: EventOptions,
): AsyncGenerator<ServerEvent, void, undefined> {
  const { signal } = options;
  let isOnline: boolean | undefined;
  const link = (online: boolean) => {
    if (isOnline !== online) options.onLink?.(online);
    isOnline = online;
  };
  let tries = 0;
  const connect = connector(send, options, () => link(true));
  const known = new Known();
  let after = options.lastEventId;
  while (!signal?.aborted) {
    try {
      for await (const event of connect(after)) {
        tries = 0;
        const fresh = known.fresh(event);
        if (fresh) yield fresh;
        if (event.id !== "") after = event.id;
      }
      if (options.via === "poll") {
        tries = 0;
        continue;
      }
      // The server has ended it, and wants to be asked again; where nothing comes of that, a little later each time.
      await pause(pauseMs(tries++), signal);
    } catch (error) {
      const problem = asRequestError(error);
      if (signal?.aborted) return;
      if (isFinal(problem)) throw problem;
      link(false);
      await pause(pauseMs(tries++, problem.retryAfter), signal);
    }
  }
}
