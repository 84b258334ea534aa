import type { WorkerWorld } from "./world";

/** How long a reply may take, with its body: a ring is shown without it where nothing comes back. Milliseconds. */
export const replyMs = 3_000;

/** Asks the server, which may never answer: a browser itself would wait for minutes. */
export const fetchWithin =
  (ms: number): WorkerWorld["fetch"] =>
  (address, init) =>
    fetch(address, { ...init, signal: AbortSignal.timeout(ms) });
