import type { SignalPush } from "@/lib/contract";
import type { Command, CommandBody } from "../commands";
import type { Measurements } from "../stats/measurements";
import { Outbox } from "./outbox";
import type { OpenTransport, Transport, TransportOptions } from "./transport";

const maxWaiting = 512;

export interface TransportsOptions extends Omit<
  TransportOptions,
  "send" | "changed" | "sampled" | "happened"
> {
  readonly open: OpenTransport;
  readonly command: Command;
  readonly changed: (transport: Transport, views: Parameters<TransportOptions["changed"]>[0]) => void;
  /** Where what is measured of each call goes. */
  readonly measurements: Pick<Measurements, "sampled" | "happened">;
}

interface Line {
  readonly transport: Transport;
  readonly outbox: Outbox<CommandBody<"signal">>;
  /** The call's id; empty while it is being placed. */
  callId: string;
}

/** The media of the calls in which this tab takes or may take part, and the signals that came before them. */
export class Transports {
  readonly #options: TransportsOptions;
  readonly #lines = new Map<string, Line>();
  readonly #waiting = new Map<string, SignalPush[]>();
  /** Stored signals that have been taken, per call: they may come again. */
  readonly #seen = new Map<string, Set<number>>();
  #placing: Line | null = null;
  #online = false;

  constructor(options: TransportsOptions) {
    this.#options = options;
  }

  /** One for a call that has no id yet; it keeps its signals until {@link bind}. */
  begin(): Transport {
    this.abandon();
    this.#placing = this.#make("");
    return this.#placing.transport;
  }

  /** The call that was being placed has this id. */
  bind(callId: string): void {
    const placing = this.#placing;
    if (placing === null) return;
    this.#placing = null;
    placing.callId = callId;
    this.#keep(placing);
  }

  /** That of this call; of the one that is being placed when there is no id. */
  find(callId: string | undefined): Transport | undefined {
    return callId === undefined ? this.#placing?.transport : this.#lines.get(callId)?.transport;
  }

  of(callId: string): Transport {
    return this.find(callId) ?? this.#keep(this.#make(callId));
  }

  receive(push: SignalPush): void {
    const { callId, n } = push;
    if (n !== undefined && this.#wasSeen(callId, n)) return;
    const known = this.#lines.get(callId);
    if (known !== undefined) return known.transport.receive(push);
    const waiting = this.#waiting.get(callId) ?? [];
    if (waiting.length < maxWaiting) waiting.push(push);
    this.#waiting.set(callId, waiting);
  }

  /** Closes this call's connections and forgets what came for them. */
  drop(callId: string): void {
    const line = this.#lines.get(callId);
    line?.transport.close();
    line?.outbox.clear();
    this.#lines.delete(callId);
    this.#waiting.delete(callId);
  }

  /** The call is over: none of its signals matters any more. */
  forget(callId: string): void {
    this.drop(callId);
    this.#seen.delete(callId);
  }

  /** The call that was being placed will not be. */
  abandon(): void {
    this.#placing?.transport.close();
    this.#placing = null;
  }

  /** Whether the server can be reached: else what is to be said waits. */
  set online(online: boolean) {
    this.#online = online;
    for (const { outbox } of this.#all()) outbox.open = online;
  }

  /** This tab is in this call, or about to be. */
  inCall(callId: string | undefined): void {
    this.#options.factory.inCall(callId);
  }

  networkChanged(): void {
    for (const { transport } of this.#all()) transport.networkChanged();
  }

  ids(): string[] {
    return [...this.#lines.keys()];
  }

  connections(): RTCPeerConnection[] {
    return this.#all().flatMap(({ transport }) => transport.connections());
  }

  #all(): Line[] {
    return [...this.#lines.values(), ...(this.#placing === null ? [] : [this.#placing])];
  }

  #keep(line: Line): Transport {
    const { callId, transport } = line;
    this.#lines.set(callId, line);
    for (const push of this.#waiting.get(callId) ?? []) transport.receive(push);
    this.#waiting.delete(callId);
    return transport;
  }

  #make(callId: string): Line {
    const { command, changed, open, measurements, ...options } = this.#options;
    const outbox = new Outbox((body: CommandBody<"signal">) => command("signal", body));
    outbox.open = this.#online;
    const transport: Transport = open({
      ...options,
      send: (toUserId, signal) =>
        outbox.post({ callId: line.callId, fromUserId: options.userId, toUserId, signal }),
      changed: (views) => changed(transport, views),
      sampled: (sample) => measurements.sampled(line.callId, sample),
      happened: (happening) => measurements.happened(line.callId, happening),
    });
    const line: Line = { transport, outbox, callId };
    return line;
  }

  #wasSeen(callId: string, n: number): boolean {
    const seen = this.#seen.get(callId) ?? new Set();
    this.#seen.set(callId, seen);
    const before = seen.has(n);
    seen.add(n);
    return before;
  }
}
