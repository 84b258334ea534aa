import { io, type Socket } from "socket.io-client";
import type {
  CallDetail,
  CallPush,
  ClientToServer,
  DevicePush,
  MissedPush,
  ErrorBody,
  GroupPush,
  NotePush,
  PresencePush,
  PresentPush,
  ServerToClient,
  SignalPush,
} from "@/lib/contract";
import { mustFollow } from "./followed";
import { Waiting } from "./waiting";

/** A client on a real socket that remembers everything it was told. */
export class TestClient {
  readonly pushes: CallPush[] = [];
  readonly signals: SignalPush[] = [];
  readonly presents: PresentPush[] = [];
  readonly presence: PresencePush[] = [];
  readonly groups: GroupPush[] = [];
  readonly devices: DevicePush[] = [];
  readonly missed: MissedPush[] = [];
  readonly notes: NotePush[] = [];
  /** False: it hears signals and confirms none. */
  confirms = true;
  readonly #socket: Socket<ServerToClient, ClientToServer>;
  readonly #waiting = new Waiting();
  #refusal: string | undefined;

  constructor(
    url: string,
    readonly userId: string,
    readonly clientId: string,
    token: string,
    private readonly ringsAtOnce: boolean,
    options: { origin?: string; userId?: string } = {},
  ) {
    this.#socket = io(url, {
      transports: ["websocket"],
      forceNew: true,
      auth: { token, clientId, userId: options.userId },
      reconnection: false,
      extraHeaders: options.origin ? { origin: options.origin } : undefined,
    });
    this.#socket.on("present", (message, ack) => {
      this.presents.push(message);
      this.#take(message.signals);
      ack({ ringing: message.calls.filter((call) => this.#rings(call)).map(({ id }) => id) });
      this.#waiting.look();
    });
    this.#socket.on("call", (message, ack) => {
      this.pushes.push(message);
      ack({ ringing: this.#rings(message.call) ? [message.call.id] : [] });
      this.#waiting.look();
    });
    this.#socket.on("signal", (message, ack) => {
      this.#take([message]);
      if (this.confirms) ack();
      this.#waiting.look();
    });
    this.#socket.on("presence", (message) => {
      this.presence.push(message);
      this.#waiting.look();
    });
    this.#socket.on("group", (message) => {
      this.groups.push(message);
      this.#waiting.look();
    });
    this.#socket.on("device", (message) => {
      this.devices.push(message);
      this.#waiting.look();
    });
    this.#socket.on("missed", (message) => {
      this.missed.push(message);
      this.#waiting.look();
    });
    this.#socket.on("note", (message) => {
      this.notes.push(message);
      this.#waiting.look();
    });
    this.#socket.on("connect_error", (error) => {
      this.#refusal = error.message;
      this.#waiting.look();
    });
    this.#socket.on("connect", () => this.#waiting.look());
    this.#socket.on("disconnect", () => this.#waiting.look());
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
    const reply: unknown = await this.#socket.timeout(10_000).emitWithAck("command", name, body);
    mustFollow(name, reply);
    return reply;
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
    const told = () => this.pushes.map(({ type, call }) => `${type}/${call.status}`).join(" ");
    return this.#waiting.until(holds, () => `${this.clientId} ${what}; it was told: ${told()}`, 15_000);
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
}
