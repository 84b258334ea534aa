import { io, type Socket } from "socket.io-client";

/** A client that says whatever it likes, and comes back when it is shown out. */
export class RawClient {
  readonly #socket: Socket;

  constructor(url: string, auth: object) {
    this.#socket = io(url, {
      transports: ["websocket"],
      forceNew: true,
      auth,
      reconnectionDelay: 10,
      autoConnect: false,
    });
  }

  /** Any event with any arguments. */
  say(name: string, ...args: unknown[]): void {
    this.#socket.emit(name, ...args);
  }

  /** How it answers whatever it is asked to confirm. */
  confirms(reply: unknown): void {
    this.#socket.onAny((...args: unknown[]) => {
      const ack = args.at(-1);
      if (typeof ack === "function") (ack as (reply: unknown) => void)(reply);
    });
  }

  async ask(name: string, body: unknown): Promise<unknown> {
    await this.here();
    return (await this.#socket.timeout(5_000).emitWithAck("command", name, body)) as unknown;
  }

  async here(): Promise<void> {
    if (this.#socket.connected) return;
    const connected = new Promise<void>((resolve) => this.#socket.once("connect", () => resolve()));
    this.#socket.connect();
    await connected;
  }

  /** Sends packets as they are, below what the protocol allows, on a connection of their own; waits for its end. */
  async smuggle(packets: readonly (string | Buffer)[], signedIn: boolean): Promise<void> {
    const { io: manager } = this.#socket;
    if (signedIn) await this.here();
    else await new Promise<void>((resolve) => manager.open(() => resolve()));
    const closed = new Promise<void>((resolve) => manager.engine.once("close", () => resolve()));
    for (const packet of packets) manager.engine.write(packet);
    manager.engine.close();
    await closed;
    this.close();
  }

  close(): void {
    this.#socket.disconnect();
  }
}
