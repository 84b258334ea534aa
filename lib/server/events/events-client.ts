import type {
  CallDetail,
  CallPush,
  DevicePush,
  GroupPush,
  MissedPush,
  NotePush,
  PresentPush,
  ServerEvent,
  SignalPush,
} from "@/lib/contract";
import type { Caller } from "../caller";
import type { Client } from "../sockets/clients";
import { hasSeat, isRungAt } from "../sockets/seats";
import { type Position, textOf } from "./event-id";
import { Outbox } from "./outbox";
import type { Over } from "./over";
import { Unconfirmed } from "./unconfirmed";

/** What a timer can wait for. Who is closed early resumes. */
const longestTimerMs = 2 ** 31 - 1;

interface Options {
  /** Where it resumes. */
  readonly after?: Position;
  /** Told of calls that are to ring here; absent where none do. */
  readonly rings?: (callId: string) => void;
  /** Told once, when it has ended. */
  readonly ended: () => void;
}

/**
 * A client on a stream of events. It confirms nothing while it reads, so whatever signals it gets are stored and have a
 * number; what it has seen is told by the id with which it resumes.
 */
export class EventsClient implements Client {
  readonly kind = "stream";
  readonly userId: string;
  readonly sessionId: string;
  readonly clientId: string;
  readonly outbox: Outbox;
  ready = false;
  /** How often it was polled, and up to which event; absent where it is streamed. */
  polls = 0;
  polledTo?: string;
  readonly seats = new Set<string>();
  readonly hears = new Set<string>();
  /** The number up to which the signals of a call were handed over. */
  readonly #handed = new Map<string, number>();
  readonly #unconfirmed = new Unconfirmed();
  #newest: Position;
  #end: NodeJS.Timeout | undefined;
  /** What comes before `present` has gone out waits for it. */
  #waiting: (() => void)[] | undefined = [];
  /** The versions that were told with `present`, while it goes out. */
  #told: ReadonlyMap<string, number> = new Map();

  constructor(
    { userId, sessionId, clientId }: Caller,
    private readonly options: Options,
  ) {
    this.userId = userId;
    this.sessionId = sessionId;
    this.clientId = clientId;
    this.#newest = options.after ?? { n: 0, at: 0 };
    this.outbox = new Outbox(() => {
      this.ready = false;
      clearTimeout(this.#end);
      options.ended();
    });
  }

  get handed(): number {
    return Math.min(...[...this.hears].map((callId) => this.#handed.get(callId) ?? 0));
  }

  /** Everything that lives, then the calls that ended before, then what came meanwhile. `at` is when it was read. */
  present(data: PresentPush, at: number, { pushes, more }: Over): void {
    const last = pushes.at(-1);
    if (!last) this.#reach(at);
    for (const call of data.calls) this.#note(call);
    for (const signal of data.signals) this.#take(signal);
    this.#emit("present", data);
    for (const push of pushes) {
      // Who loses the connection in between must be told the rest of them.
      this.#reach(push === last && !more ? at : Date.parse(push.at));
      this.#emit("call", push);
    }
    const told = [...data.calls, ...pushes.map(({ call }) => call)];
    this.#told = new Map(told.map(({ id, version }) => [id, version]));
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const push of waiting) push();
    this.#told = new Map();
    for (const call of data.calls) this.#ring(call);
    if (more || this.#unconfirmed.tooMany) this.outbox.finish();
  }

  push(message: CallPush): void {
    this.#inTurn(() => {
      const { call } = message;
      if ((this.#told.get(call.id) ?? 0) >= call.version) return;
      this.#reach(Date.parse(message.at));
      this.#note(call);
      this.#emit("call", message);
      this.#ring(call);
    });
  }

  /** Handed over, unless it has ended. */
  signal(message: SignalPush): Promise<boolean> {
    if (!this.outbox.isOpen) return Promise.resolve(false);
    if (this.#take(message)) this.#emit("signal", message);
    if (this.#unconfirmed.tooMany) this.outbox.finish();
    return Promise.resolve(true);
  }

  group(data: GroupPush): void {
    this.#inTurn(() => this.#emit("group", data));
  }

  device(data: DevicePush): void {
    this.#inTurn(() => this.#emit("device", data));
  }

  note(data: NotePush): void {
    this.#inTurn(() => this.#emit("note", data));
  }

  missed(data: MissedPush): void {
    this.#inTurn(() => this.#emit("missed", data));
  }

  /** A program that wants to know who is there asks for it. */
  presence(): void {}

  close(): void {
    this.outbox.close();
  }

  /** Closes at this time, and not at the one that was said before. Milliseconds since the epoch. */
  endAt(time: number): void {
    clearTimeout(this.#end);
    if (!this.outbox.isOpen || time === Number.POSITIVE_INFINITY) return;
    this.#end = setTimeout(() => this.close(), Math.min(longestTimerMs, Math.max(0, time - Date.now())));
  }

  /** What was handed over has been confirmed. */
  confirmed(): void {
    this.#unconfirmed.clear();
  }

  #inTurn(push: () => void): void {
    if (this.#waiting) this.#waiting.push(push);
    else push();
  }

  /** False for a signal that was handed over before. */
  #take({ callId, fromUserId, n = 0 }: SignalPush): boolean {
    if (n <= (this.#handed.get(callId) ?? 0)) return false;
    this.#handed.set(callId, n);
    this.#newest = { ...this.#newest, n: Math.max(this.#newest.n, n) };
    this.#unconfirmed.add(callId, fromUserId);
    return true;
  }

  #reach(at: number): void {
    this.#newest = { ...this.#newest, at: Math.max(this.#newest.at, at) };
  }

  /** What an id confirms are signals of the call in which this client has the place. */
  #position(): Position {
    const [seat] = this.seats;
    return seat === undefined ? this.#newest : { ...this.#newest, n: this.#handed.get(seat) ?? 0 };
  }

  #emit<Name extends ServerEvent["event"]>(
    event: Name,
    data: Extract<ServerEvent, { event: Name }>["data"],
  ): void {
    this.outbox.add({ id: textOf(this.#position()), event, data } as ServerEvent);
  }

  #note(call: CallDetail): void {
    const seated = hasSeat(call, this);
    if (seated) this.seats.add(call.id);
    else this.seats.delete(call.id);
    if (seated || isRungAt(call, this)) {
      this.hears.add(call.id);
    } else {
      this.hears.delete(call.id);
      this.#handed.delete(call.id);
      this.#unconfirmed.forget(call.id);
    }
  }

  #ring(call: CallDetail): void {
    const own = call.members.find(({ userId }) => userId === this.userId);
    if (own?.status === "calling" && isRungAt(call, this)) this.options.rings?.(call.id);
  }
}
