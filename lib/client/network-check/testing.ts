import type { Clock } from "../ports";
import type { CheckWorld, Found, GatherEvents, Loop, Opened } from "./world";

/** A clock that goes on by itself to the next task when nothing else is to do. */
export class HastyClock implements Clock {
  #now = Date.parse("2026-01-01T12:00:00Z");
  readonly #tasks = new Set<{ at: number; task: () => void }>();
  #running = false;

  now = () => this.#now;

  after = (ms: number, task: () => void) => {
    const entry = { at: this.#now + ms, task };
    this.#tasks.add(entry);
    this.#run();
    return () => void this.#tasks.delete(entry);
  };

  #run(): void {
    if (this.#running) return;
    this.#running = true;
    setImmediate(() => {
      this.#running = false;
      const [next] = [...this.#tasks].sort((a, b) => a.at - b.at);
      if (!next) return;
      this.#tasks.delete(next);
      this.#now = next.at;
      next.task();
      this.#run();
    });
  }
}

export const host: Found = { type: "host", port: 5000, relatedPort: 0 };
export const relay: Found = { type: "relay", port: 50000, relatedPort: 0 };
export const reflexive = (port: number): Found => ({ type: "srflx", port, relatedPort: 5000 });

/** What a browser finds with these servers. `silent`: it goes on looking for ever. */
export interface Network {
  readonly found?: readonly Found[];
  readonly errors?: readonly number[];
  readonly silent?: boolean;
}

export const gathering =
  (clock: Clock, network: (url: string) => Network): CheckWorld["gather"] =>
  ({ iceServers = [] }, events: GatherEvents) => {
    const {
      found = [],
      errors = [],
      silent = false,
    } = network(iceServers.flatMap(({ urls }) => urls)[0] ?? "");
    return clock.after(20, () => {
      for (const each of found) events.found(each);
      for (const code of errors) events.failed(code);
      if (!silent) events.done();
    });
  };

/** Messages come back after `ms`, but for those that `loses` names. */
export const looping =
  (clock: Clock, ms: number, loses: (number: number) => boolean = () => false): CheckWorld["loop"] =>
  (_configuration, back): Loop => ({
    opened: Promise.resolve(),
    send: (number) => {
      if (!loses(number)) clock.after(ms, () => back(number));
    },
    close: () => undefined,
  });

export const opened = (changes: Partial<Opened> = {}): Opened => ({
  level: () => 0.1,
  width: 1280,
  height: 720,
  close: () => undefined,
  ...changes,
});

const account = { username: "1:ana", credential: "a password" };

/** A world in which everything is as it should be, but for the changes. */
export function checkWorld(changes: (clock: Clock) => Partial<CheckWorld> = () => ({})): CheckWorld {
  const clock = new HastyClock();
  const urls = ["turn:relay", "turn:relay?transport=tcp", "turns:relay:443?transport=tcp"];
  return {
    clock,
    hasWebrtc: true,
    isSecure: true,
    inCall: () => false,
    open: () => Promise.resolve(opened()),
    ping: () => new Promise<void>((resolve) => void clock.after(12, resolve)),
    socketIsOpen: () => true,
    iceServers: () =>
      Promise.resolve({
        iceServers: [{ urls: ["stun:a", "stun:b"] }, { urls, ...account }],
        iceTransportPolicy: "all",
      }),
    gather: gathering(clock, (url) =>
      url.startsWith("turn") ? { found: [relay] } : { found: [host, reflexive(7000)] },
    ),
    loop: looping(clock, 8),
    ...changes(clock),
  };
}
