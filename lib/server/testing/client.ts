import { io, type Socket } from "socket.io-client";
import type {
  CallDetail,
  CallPush,
  ClientToServer,
  ErrorBody,
  PresencePush,
  PresentPush,
  ServerToClient,
  SignalPush,
} from "@/lib/contract";

/** A client on a real socket that remembers everything it was told. */
export class TestClient {
  readonly pushes: CallPush[] = [];
  readonly signals: SignalPush[] = [];
  readonly presents: PresentPush[] = [];
  readonly presence: PresencePush[] = [];
  /** False: it hears signals and confirms none. */
  confirms = true;
  readonly #socket: Socket<ServerToClient, ClientToServer>;
  readonly #listeners = new Set<() => void>();
  #refusal: string | undefined;

  constructor(
    url: string,
    readonly userId: string,
    readonly clientId: string,
    token: string,
    private readonly ringsAtOnce: boolean,
    options: { origin?: string } = {},
  ) {
    this.#socket = io(url, {
      transports: ["websocket"],
      forceNew: true,
      auth: { token, clientId },
      reconnection: false,
      extraHeaders: options.origin ? { origin: options.origin } : undefined,
    });
    this.#socket.on("present", (message, ack) => {
      this.presents.push(message);
      this.#take(message.signals);
      ack({ ringing: message.calls.filter((call) => this.#rings(call)).map(({ id }) => id) });
      this.#changed();
    });
    this.#socket.on("call", (message, ack) => {
      this.pushes.push(message);
      ack({ ringing: this.#rings(message.call) ? [message.call.id] : [] });
      this.#changed();
    });
    this.#socket.on("signal", (message, ack) => {
      this.#take([message]);
      if (this.confirms) ack();
      this.#changed();
    });
    this.#socket.on("presence", (message) => {
      this.presence.push(message);
      this.#changed();
    });
    this.#socket.on("connect_error", (error) => {
      this.#refusal = error.message;
      this.#changed();
    });
    this.#socket.on("connect", () => this.#changed());
    this.#socket.on("disconnect", () => this.#changed());
  }

  get connected(): boolean {
    return this.#socket.connected;
  }

  get refusal(): string | undefined {
    return this.#refusal;
  }

  /** The highest version heard of. */
  call(callId: string): CallDetail | undefined {
    const known = [...this.presents.flatMap(({ calls }) => calls), ...this.pushes.map(({ call }) => call)];
    return known.filter(({ id }) => id === callId).sort((a, b) => b.version - a.version)[0];
  }

  /** What happened in a call, in the order told. */
  story(callId: string): string[] {
    return this.pushes.filter(({ call }) => call.id === callId).map(({ type }) => type);
  }

  async command(name: string, body: unknown): Promise<unknown> {
    return this.#socket.timeout(10_000).emitWithAck("command", name, body);
  }

  /** The code with which the command was refused; undefined for a success. */
  async refused(name: string, body: unknown): Promise<string | undefined> {
    const reply = (await this.command(name, body)) as ErrorBody | { success: true };
    return reply.success ? undefined : reply.error.code;
  }

  authenticate(token: string): Promise<{ success: boolean }> {
    return this.#socket.timeout(10_000).emitWithAck("authenticate", token);
  }

  /** Waits for what was heard to satisfy this. */
  until(what: string, holds: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!holds()) return;
        clearTimeout(timer);
        this.#listeners.delete(look);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#listeners.delete(look);
        const told = this.pushes.map(({ type, call }) => `${type}/${call.status}`).join(" ");
        reject(new Error(`${this.clientId} waited in vain until it ${what}; it was told: ${told}`));
      }, 15_000);
      this.#listeners.add(look);
      look();
    });
  }

  /** Waits until this client knows the call in this status; answers the call. */
  async sees(callId: string, status: CallDetail["status"]): Promise<CallDetail> {
    await this.until(`sees ${status}`, () => this.call(callId)?.status === status);
    return this.call(callId) as CallDetail;
  }

  /** A clean end. `kill` drops the connection without a word. */
  disconnect(): void {
    this.#socket.disconnect();
  }

  kill(): void {
    this.#socket.io.engine.transport.close();
    this.#socket.io.engine.close();
  }

  #rings(call: CallDetail): boolean {
    const own = call.members.find(({ userId }) => userId === this.userId);
    return (
      this.ringsAtOnce &&
      call.callerId !== this.userId &&
      (own?.status === "calling" || own?.status === "ringing")
    );
  }

  /** The same number is taken once. */
  #take(signals: readonly SignalPush[]): void {
    for (const signal of signals) {
      const known = signal.n !== undefined && this.signals.some(({ n }) => n === signal.n);
      if (!known) this.signals.push(signal);
    }
  }

  #changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
