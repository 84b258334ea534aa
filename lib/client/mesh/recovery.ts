import type { Clock } from "../ports";

/**
 * What is done for a path that carries nothing: `restart`: new candidates for the same connection (ICE restart, RFC 8445);
 * `rebuild`: a new connection; `relay`: a new one that goes through a TURN server only.
 */
export type Repair = "restart" | "rebuild" | "relay";

/** How long a connection may be `disconnected` before something is done: it often recovers by itself sooner. */
const patienceMs = 2_000;
/** How long each attempt may take, in their order; the last one holds for all after it. */
const attemptMs = [8_000, 10_000, 12_000, 20_000] as const;
/** How long the first connection may take: offers and answers have their way to go. */
const firstMs = 15_000;
/** Who came earlier leaves it to the other side to begin anew, for so long. */
const courtesyMs = 3_000;
/** A connection may fail as soon as it is made; no more attempts than this are made in a row. */
const leastMs = 1_000;

/** What the path can do. */
export interface Means {
  /** The other side knows a new connection when it is offered one. */
  readonly rebuild: boolean;
  /** There is a TURN server. */
  readonly relay: boolean;
}

/** The attempt of this number, from 0. */
export function repairOf(attempt: number, { rebuild, relay }: Means): Repair {
  if (attempt === 0 || !rebuild) return "restart";
  return relay && attempt % 2 === 0 ? "relay" : "rebuild";
}

/** How long this attempt may take. */
export const timeFor = (attempt: number): number => attemptMs[attempt] ?? attemptMs[3];

export interface RecoveryOptions {
  readonly clock: Clock;
  readonly means: () => Means;
  /** This side came later: it makes the first offer, and new connections at once. */
  readonly first: () => boolean;
  /** Media can flow at this moment. */
  readonly carries: () => boolean;
  readonly repair: (repair: Repair) => void;
}

/** Brings one path back, step by step, until it carries again. */
export class Recovery {
  readonly #options: RecoveryOptions;
  /** The number of the next attempt; 0 while all is well. */
  #attempt = 0;
  /** When the last attempt was made. */
  #since = -Infinity;
  #cancel = () => {};

  constructor(options: RecoveryOptions) {
    this.#options = options;
  }

  /** It is not as it should be, or not yet. */
  get busy(): boolean {
    return this.#attempt > 0;
  }

  /** The state of the connection (W3C WebRTC, RTCPeerConnectionState) has become this one. */
  state(state: RTCPeerConnectionState): void {
    if (state === "connected") this.stop();
    else if (state === "disconnected" && !this.busy) this.#wait(patienceMs);
    else if (state === "failed") this.#wait(this.#soonest());
  }

  /** Somebody is there: a first connection that does not come about, however it was lost, is made anew. */
  expected(): void {
    if (this.busy || this.#options.carries() || !this.#options.means().rebuild) return;
    this.#attempt = 1;
    this.#wait(firstMs + (this.#options.first() ? 0 : courtesyMs));
  }

  /** This browser has another network. */
  networkChanged(): void {
    this.#attempt = 0;
    this.#next(true);
  }

  /** The other side has made a new connection: that is this attempt. */
  replaced(): void {
    if (!this.busy) this.#attempt = 1;
    this.#since = this.#options.clock.now();
    this.#wait(timeFor(this.#attempt));
  }

  /** All is well, or nobody is there any more. */
  stop(): void {
    this.#cancel();
    this.#attempt = 0;
  }

  #soonest(): number {
    const { clock, first, means } = this.#options;
    const kept = repairOf(this.#attempt, means()) === "restart" || first() ? 0 : courtesyMs;
    return Math.max(kept, this.#since + leastMs - clock.now(), 0);
  }

  #wait(ms: number): void {
    this.#cancel();
    this.#cancel = this.#options.clock.after(ms, () => this.#next());
  }

  #next(asked = false): void {
    const { clock, means, first, carries, repair } = this.#options;
    // A restart does not always show in the state.
    if (!asked && carries()) return this.stop();
    const attempt = this.#attempt;
    this.#attempt += 1;
    this.#since = clock.now();
    const next = repairOf(this.#attempt, means());
    this.#wait(timeFor(attempt) + (next === "restart" || first() ? 0 : courtesyMs));
    repair(repairOf(attempt, means()));
  }
}
