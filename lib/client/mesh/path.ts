import type { Description } from "@/lib/call";
import type { Signal, SignalPush } from "@/lib/contract";
import type { PeerFactory } from "../ports";
import type { PeerView } from "../state";
import { Gauge, type GaugeOptions } from "./gauge";
import { identityOf } from "./identity";
import { Peer } from "./peer";
import { Recovery, type Repair } from "./recovery";
import type { Outgoing } from "./senders";

/** More signals of one person than this are not kept while their connection is not there. */
const maxWaiting = 512;

/** How often a path is looked at, in milliseconds. */
export const lookMs = 2_000;

/** What this side is to the other. */
export interface Role {
  /** Who connected later makes the first offer, and yields where offers cross. */
  readonly later: boolean;
  /** False while it rings here: nothing of this user's goes out. */
  readonly consent: boolean;
}

export interface PathOptions extends Outgoing, GaugeOptions {
  readonly factory: PeerFactory;
  readonly send: (signal: Signal) => void;
  readonly changed: () => void;
}

/** The way to one other person: one peer connection after the other, as they come and go and networks fail. */
export class Path {
  /** Of the person at the other end when the connection was made; 0 = they have not been in the call yet. */
  epoch = 0;
  /** Whether the other side negotiates as we do, and knows a new connection from the one before. */
  perfect = true;
  view: PeerView | undefined;
  readonly #options: PathOptions;
  readonly #recovery: Recovery;
  readonly #gauge: Gauge;
  #peer: Peer | undefined;
  #role: Role = { later: false, consent: false };
  #waiting: SignalPush[] = [];
  /** The connection of the other side, and those of before: what comes of these is void. */
  #theirs: string | undefined;
  readonly #gone = new Set<string>();

  constructor(options: PathOptions) {
    this.#options = options;
    const { clock, factory } = options;
    this.#gauge = new Gauge(options);
    this.#recovery = new Recovery({
      clock,
      means: () => ({ rebuild: this.perfect, relay: factory.canRelay() }),
      first: () => this.#role.later,
      carries: () => this.#peer?.connection.connectionState === "connected",
      repair: (repair) => this.#repair(repair),
    });
  }

  get peer(): Peer | undefined {
    return this.#peer;
  }

  /** A connection to who has come, or come back. */
  open(epoch: number, role: Role): Peer {
    this.drop();
    this.epoch = epoch;
    this.#role = role;
    return this.#connect(false);
  }

  drop(): void {
    this.#recovery.stop();
    if (this.#peer === undefined) return;
    void this.#gauge.close(this.#peer);
    this.#peer.close();
    this.#peer = undefined;
    this.view = undefined;
    this.epoch = 0;
    this.#gauge.reset();
    this.#theirs = undefined;
    this.#gone.clear();
    this.#options.changed();
  }

  /** Makes the first offer, and sends it. */
  async offer(): Promise<void> {
    const peer = this.#peer;
    try {
      const offer = await peer?.offer();
      if (offer !== undefined && this.#peer === peer) this.#options.send(offer);
    } catch (error) {
      ignore(error);
    }
  }

  /** Keeps a signal until its connection is there. */
  receive(push: SignalPush): void {
    if (this.#waiting.length < maxWaiting) this.#waiting.push(push);
    this.deliver();
  }

  /** Signals of an older epoch are void; those of one that the call has not told of yet wait for it. */
  deliver(): void {
    if (this.#peer === undefined) return;
    const now = this.#waiting.filter((push) => push.epoch === this.epoch);
    this.#waiting = this.#waiting.filter((push) => push.epoch > this.epoch);
    for (const push of now) this.take(push.signal);
  }

  /** Takes a signal of this epoch. */
  take(signal: Signal | Description): void {
    if (signal.type !== "candidate" && !this.#isOfNow(signal)) return;
    void this.#peer?.receive(signal).catch(ignore);
  }

  networkChanged(): void {
    if (this.#peer?.begun === true) this.#recovery.networkChanged();
  }

  /** The other side is in the call: there should be a connection soon. */
  awaited(): void {
    if (!this.#gauge.everConnected) this.#recovery.expected();
  }

  /** Whether the other side says that it sends a picture. */
  expect(picture: boolean): void {
    this.#gauge.line.expect(picture);
    this.#tellStill();
  }

  /** Sends as much as so many others leave to each. */
  share(others: number): void {
    this.#gauge.line.others = others;
    this.#peer?.limit(this.#gauge.line.limits);
  }

  /** Looks what the way carries, and what comes over it. Every {@link lookMs}. */
  async look(): Promise<void> {
    const peer = this.#peer;
    if (peer === undefined || !(await this.#gauge.look(peer, () => !this.#recovery.busy))) return;
    if (this.#peer !== peer) return;
    peer.limit(this.#gauge.line.limits);
    this.#tellStill();
  }

  #tellStill(): void {
    const { still } = this.#gauge.line;
    if (this.view === undefined || this.view.still === still) return;
    this.view = { ...this.view, still };
    this.#options.changed();
  }

  /** Whether this description is of the connection that is there now, or begins a new one. */
  #isOfNow({ type, sdp }: Description): boolean {
    const from = identityOf(sdp);
    if (from === undefined) return true;
    if (this.#gone.has(from)) return false;
    if (type === "offer" && this.#peer?.refusesOffers === true) return false;
    if (this.#theirs !== undefined && from !== this.#theirs) {
      if (type === "answer" || !this.perfect) return type === "offer";
      this.#replace(false);
      this.#recovery.replaced();
    }
    this.#theirs = from;
    return true;
  }

  #repair(repair: Repair): void {
    this.#gauge.happened(repair === "restart" ? "ice_restarted" : "reconnected");
    if (repair === "restart") return this.#peer?.restart();
    this.#replace(repair === "relay");
    void this.offer();
  }

  /** A new connection in the place of the one that is there. */
  #replace(relay: boolean): void {
    if (this.#theirs !== undefined) this.#gone.add(this.#theirs);
    this.#theirs = undefined;
    if (this.#peer !== undefined) void this.#gauge.close(this.#peer);
    this.#peer?.close();
    const before = this.view;
    this.#connect(relay);
    this.view = before && {
      ...before,
      screen: null,
      media: this.#gauge.everConnected ? "reconnecting" : "connecting",
    };
    this.#options.changed();
  }

  #connect(relay: boolean): Peer {
    const { factory, track, screen, send, changed } = this.#options;
    const peer = new Peer({
      ...{ factory, relay, track, screen },
      polite: this.#role.later,
      consent: this.#role.consent,
      connectedBefore: this.#gauge.everConnected,
      send: (signal) => {
        if (this.#peer === peer) send(signal);
      },
      state: (state) => {
        if (this.#peer !== peer) return;
        this.#gauge.state(state);
        this.#recovery.state(state);
      },
      changed: (view) => {
        if (this.#peer !== peer) return;
        this.view = { ...view, still: this.view?.still ?? false };
        changed();
      },
    });
    this.#peer = peer;
    this.#gauge.renew();
    peer.limit(this.#gauge.line.limits);
    if (!this.perfect) peer.yield();
    return peer;
  }

  /** The other side does not negotiate as we do; see {@link Peer.yield}. */
  yield(): void {
    this.perfect = false;
    this.#peer?.yield();
  }

  /** The user has accepted: the answer to the offer that was taken in; null when there was none. */
  async accept(): Promise<Description | null> {
    this.#role = { ...this.#role, consent: true };
    return (await this.#peer?.accept()) ?? null;
  }
}

/** A description that does not fit, or a connection that was closed meanwhile: the next one repairs it. */
function ignore(_error: unknown): void {}
