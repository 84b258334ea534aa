import type { Description } from "@/lib/call";
import type { Signal, SignalPush } from "@/lib/contract";
import { isLive } from "../read";
import type { Held } from "../state";
import type { Transport, TransportOptions } from "../transport/transport";
import { lookMs, Path } from "./path";
import type { Peer } from "./peer";

/** Media from each to each: one peer connection for every other person in a call. */
export class Mesh implements Transport {
  readonly #options: TransportOptions;
  readonly #paths = new Map<string, Path>();
  #held: { to: string; signal: Signal }[] | null = [];
  /** Who the offer was placed to, while that connection is there. */
  #placedTo = "";
  #closed = false;
  #cancelLook = () => {};

  constructor(options: TransportOptions) {
    this.#options = options;
    this.#lookLater();
  }

  async place(calleeId: string): Promise<Description> {
    this.#placedTo = calleeId;
    return this.#path(calleeId).open(0, { later: false, consent: true }).offer();
  }

  ring(callerId: string, epoch: number, offer: Description): void {
    const path = this.#path(callerId);
    if (path.peer !== undefined) return;
    path.open(epoch, { later: true, consent: false });
    path.take({ ...offer, type: "offer" });
    path.deliver();
  }

  async accept(callerId: string): Promise<Description | null> {
    return (await this.#paths.get(callerId)?.accept()) ?? null;
  }

  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const { to, signal } of held) this.#options.send(to, signal);
  }

  reset(): void {
    for (const userId of [...this.#paths.keys()]) this.#drop(userId);
    this.#paths.clear();
    this.#held = [];
  }

  /** Offers to those who were there at `entered`, and waits for the offers of those who came later or came back. */
  sync({ call, epochs }: Held, entered: number): void {
    for (const { userId, epoch, status, negotiation, videoEnabled } of call.members) {
      if (userId === this.#options.userId) continue;
      if (!isLive(status)) this.#drop(userId);
      if (status !== "connected") continue;
      const path = this.#path(userId);
      // The first to take a placed offer: the peer that made it is theirs.
      if (path.peer !== undefined && path.epoch === 0 && epoch === 1) path.epoch = 1;
      const isNew = path.peer === undefined || path.epoch < epoch;
      const later = (epochs[userId]?.version ?? 0) <= entered;
      if (isNew) {
        this.#drop(userId);
        path.perfect = true;
        path.open(epoch, { later, consent: true });
        if (later) void path.offer();
      }
      if (negotiation !== "perfect") path.yield();
      path.expect(videoEnabled);
      path.awaited();
      path.deliver();
    }
    for (const path of this.#paths.values()) path.share(this.#peers().length);
    if (call.answer !== undefined) this.#answered(call.answer);
  }

  receive(push: SignalPush): void {
    this.#path(push.fromUserId).receive(push);
  }

  refresh(): void {
    for (const peer of this.#peers()) peer.refresh();
  }

  networkChanged(): void {
    for (const path of this.#paths.values()) path.networkChanged();
  }

  async listen(): Promise<void> {
    await Promise.all(this.#peers().map((peer) => peer.listen()));
  }

  tell(): void {
    if (this.#closed) return;
    const views = [...this.#paths].flatMap(([userId, { view }]) =>
      view === undefined ? [] : [[userId, view] as const],
    );
    this.#options.changed(Object.fromEntries(views));
  }

  async levels(): Promise<Readonly<Record<string, number>>> {
    const levels = [...this.#paths].map(
      async ([userId, { peer }]) => [userId, (await peer?.level()) ?? 0] as const,
    );
    return Object.fromEntries(await Promise.all(levels));
  }

  connections(): RTCPeerConnection[] {
    return this.#peers().map((peer) => peer.connection);
  }

  close(): void {
    this.reset();
    this.#closed = true;
    this.#cancelLook();
  }

  /** What every path carries, again and again. */
  #lookLater(): void {
    this.#cancelLook = this.#options.clock.after(lookMs, () => {
      this.#lookLater();
      for (const path of this.#paths.values()) void path.look();
    });
  }

  /** The answer to the placed offer, as the call tells it. */
  #answered(answer: Description): void {
    const path = this.#paths.get(this.#placedTo);
    if (path?.epoch === 1) path.take({ ...answer, type: "answer" });
  }

  #peers(): Peer[] {
    return [...this.#paths.values()].flatMap(({ peer }) => (peer === undefined ? [] : [peer]));
  }

  #path(userId: string): Path {
    const known = this.#paths.get(userId);
    if (known !== undefined) return known;
    const { factory, clock, track, screen, sampled, happened } = this.#options;
    const path = new Path({
      ...{ userId, factory, clock, track, screen, sampled, happened },
      send: (signal) => this.#send(userId, signal),
      changed: () => this.tell(),
    });
    this.#paths.set(userId, path);
    return path;
  }

  #send(to: string, signal: Signal): void {
    if (this.#closed) return;
    if (this.#held === null) this.#options.send(to, signal);
    else this.#held.push({ to, signal });
  }

  #drop(userId: string): void {
    if (this.#placedTo === userId) this.#placedTo = "";
    this.#paths.get(userId)?.drop();
  }
}
