import type { Socket } from "socket.io";
import {
  type CallDetail,
  type CallPush,
  type ClientToServer,
  type DevicePush,
  type GroupPush,
  type MissedPush,
  type NotePush,
  type PresencePush,
  type PresentPush,
  ringAck,
  type RingAck,
  type ServerToClient,
  type SignalPush,
} from "@/lib/contract";
import type { Client } from "./clients";
import { hasSeat } from "./seats";

export type ServerSocket = Socket<ClientToServer, ServerToClient>;

/** A client on a socket. Pushes wait until `present` has gone out, so that it never hears of a call before the whole. */
export class SocketClient implements Client {
  readonly kind = "socket";
  readonly handed = 0;
  ready = false;
  readonly seats = new Set<string>();
  readonly hears = this.seats;
  #waiting: CallPush[] | undefined = [];
  readonly #unconfirmed = new Set<(confirmed: boolean) => void>();

  constructor(
    private readonly socket: ServerSocket,
    readonly userId: string,
    readonly sessionId: string,
    readonly clientId: string,
    private readonly options: { readonly ackMs: number; readonly rings: (callId: string) => void },
  ) {}

  push(message: CallPush): void {
    if (this.#waiting) this.#waiting.push(message);
    else this.#emit(message);
  }

  /** Everything that lives, then what came meanwhile. False when the client did not confirm it. */
  async present(message: PresentPush): Promise<boolean> {
    for (const call of message.calls) this.#note(call);
    const confirmed = this.socket.timeout(this.options.ackMs).emitWithAck("present", message);
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const push of waiting) this.#emit(push);
    return confirmed.then(
      (ack) => {
        this.#rings(ack);
        return true;
      },
      () => false,
    );
  }

  /** Order of confirmations that fail is the order of sending: all at once when the socket closes. */
  signal(message: SignalPush): Promise<boolean> {
    if (!this.socket.connected) return Promise.resolve(false);
    return new Promise((resolve) => {
      const settle = (confirmed: boolean) => {
        if (this.#unconfirmed.delete(settle)) resolve(confirmed);
      };
      this.#unconfirmed.add(settle);
      this.socket.timeout(this.options.ackMs).emit("signal", message, (error: Error | null) => {
        if (error) this.close();
        else settle(true);
      });
    });
  }

  presence(message: PresencePush): void {
    this.socket.emit("presence", message);
  }

  group(message: GroupPush): void {
    this.socket.emit("group", message);
  }

  device(message: DevicePush): void {
    this.socket.emit("device", message);
  }

  note(message: NotePush): void {
    this.socket.emit("note", message);
  }

  missed(message: MissedPush): void {
    this.socket.emit("missed", message);
  }

  close(): void {
    this.socket.disconnect(true);
  }

  /** The socket has closed: nothing more is confirmed. */
  closed(): void {
    this.ready = false;
    for (const settle of [...this.#unconfirmed]) settle(false);
  }

  #emit(message: CallPush): void {
    this.#note(message.call);
    this.socket.timeout(this.options.ackMs).emit("call", message, (error: Error | null, ack: RingAck) => {
      if (!error) this.#rings(ack);
    });
  }

  #rings(ack: unknown): void {
    const parsed = ringAck.safeParse(ack);
    if (parsed.success) for (const callId of parsed.data.ringing) this.options.rings(callId);
  }

  #note(call: CallDetail): void {
    if (hasSeat(call, this)) this.seats.add(call.id);
    else this.seats.delete(call.id);
  }
}
