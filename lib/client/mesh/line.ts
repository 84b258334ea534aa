import { type Counters, flowBetween } from "./flow";
import { type Limits, limitsFor } from "./limits";
import { bestLevel, fullRate, nextRate } from "./rate";

/** So many looks without a new picture: it stands still. */
const stillLooks = 2;

/** What the way to one person carries, as far as looks at the counters of its connection tell. */
export class Line {
  /** How many others share what this side can send. */
  others = 1;
  #rate = fullRate;
  #before: Counters | undefined;
  /** Whether a picture should come, and at how many looks in a row none did. */
  #pictured = false;
  #stillLooks = 0;

  /** Less is sent than would be to so many, because the way does not carry it. */
  get isShort(): boolean {
    return this.#rate.level > bestLevel(this.others);
  }

  get limits(): Limits {
    return limitsFor(this.others, this.#rate);
  }

  /** A picture should come, and none has for some looks. */
  get still(): boolean {
    return this.#pictured && this.#stillLooks >= stillLooks;
  }

  /** Whether the other side says that it sends a picture. */
  expect(picture: boolean): void {
    if (picture && !this.#pictured) this.#stillLooks = 0;
    this.#pictured = picture;
  }

  /** The next counters are those of a new connection. */
  renew(): void {
    this.#before = undefined;
    this.#stillLooks = 0;
  }

  /** Another look. `steady`: the connection is not being repaired. */
  look(now: Counters, steady: boolean): void {
    const before = this.#before;
    this.#before = now;
    if (before === undefined || !steady) return;
    const flow = flowBetween(before, now);
    if (flow !== undefined) this.#rate = nextRate(this.#rate, flow, bestLevel(this.others));
    const still = now.framesDecoded !== undefined && now.framesDecoded === before.framesDecoded;
    this.#stillLooks = still ? this.#stillLooks + 1 : 0;
  }
}
