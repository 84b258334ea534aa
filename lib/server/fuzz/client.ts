import { io, type Socket } from "socket.io-client";
import type { z } from "zod";
import {
  callPush,
  devicePush,
  groupPush,
  missedPush,
  notePush,
  presencePush,
  presentPush,
  signalPush,
} from "@/lib/contract";

const pushes = {
  present: presentPush,
  call: callPush,
  signal: signalPush,
  presence: presencePush,
  group: groupPush,
  device: devicePush,
  note: notePush,
  missed: missedPush,
} as const;

/** What a client tells the run. */
export interface Ears {
  /** A call as it was told. */
  readonly call: (call: z.infer<typeof callPush>["call"]) => void;
  /** Something is not as it should be. */
  readonly wrong: (what: string) => void;
}

/** No acknowledgement came. */
export type Missing = "cut" | "late";

const patienceMs = 10_000;

/** A client that says anything, comes back when it is shown out, and forgets what it hears. */
export class FuzzClient {
  readonly #socket: Socket;
  #heard = 0;
  #coming: Promise<boolean> | undefined;

  /** `moody`: it confirms with nonsense now and then, or not at all. */
  constructor(
    url: string,
    auth: () => object,
    private readonly ears: Ears,
    private readonly moody: boolean,
  ) {
    this.#socket = io(url, {
      transports: ["websocket"],
      forceNew: true,
      auth: (give) => give(auth()),
      reconnection: false,
    });
    this.#socket.onAny((name: string, ...args: unknown[]) => this.#hear(name, args));
  }

  /** Connects unless it is; false when it is not let in. Asked for twice at a time, the library would connect twice. */
  here(): Promise<boolean> {
    if (this.#socket.connected) return Promise.resolve(true);
    this.#coming ??= this.#connect().finally(() => (this.#coming = undefined));
    return this.#coming;
  }

  /** Says it and does not wait, also where it asks to be called back. */
  say(event: string, args: readonly unknown[], ack: boolean): void {
    this.#socket.emit(event, ...args, ...(ack ? [() => undefined] : []));
  }

  /** What the server calls back with. */
  ask(event: string, args: readonly unknown[]): Promise<{ reply: unknown } | Missing> {
    // It may have been shown out the moment it was let in.
    if (!this.#socket.connected) return Promise.resolve("cut");
    return new Promise((resolve) => {
      const settle = (outcome: { reply: unknown } | Missing) => {
        clearTimeout(timer);
        this.#socket.off("disconnect", cut);
        resolve(outcome);
      };
      const cut = () => settle("cut");
      const timer = setTimeout(() => settle("late"), patienceMs);
      this.#socket.once("disconnect", cut);
      this.#socket.emit(event, ...args, (reply: unknown) => settle({ reply }));
    });
  }

  close(): void {
    this.#socket.disconnect();
  }

  #connect(): Promise<boolean> {
    const { io: manager } = this.#socket;
    return new Promise((resolve) => {
      const settle = (connected: boolean) => {
        this.#socket.off("connect", come).off("connect_error", refused);
        manager.off("close", refused);
        resolve(connected);
      };
      const come = () => settle(true);
      const refused = () => settle(false);
      this.#socket.once("connect", come).once("connect_error", refused);
      // Whose credentials are no object is shown out without a word.
      manager.once("close", refused);
      this.#socket.connect();
    });
  }

  #hear(name: string, args: readonly unknown[]): void {
    const ack = args.at(-1);
    const told = args[0];
    if (!Object.hasOwn(pushes, name)) return this.ears.wrong(`there is no event ${name}`);
    const parsed = pushes[name as keyof typeof pushes].safeParse(told);
    if (!parsed.success)
      return this.ears.wrong(`the event ${name}: ${parsed.error.message}\n${JSON.stringify(told)}`);
    const { data } = parsed;
    const calls = "call" in data ? [data.call] : "calls" in data ? data.calls : [];
    for (const call of calls) this.ears.call(call);
    if (typeof ack !== "function") return;
    this.#heard += 1;
    if (this.moody && this.#heard % 40 === 0) return;
    const odd = this.moody && this.#heard % 3 === 0;
    const rings = "type" in data ? data.type === "incoming" : name === "present";
    (ack as (reply: unknown) => void)({ ringing: odd ? "yes" : rings ? calls.map(({ id }) => id) : [] });
  }
}
