import type { Description } from "@/lib/call";
import type { Signal, SignalPush } from "@/lib/contract";
import { Peer, type PeerOptions } from "./peer";
import { isLive } from "./read";
import type { Held, PeerView } from "./state";

/** More signals of one person than this are not kept while their connection is not there. */
const maxWaiting = 512;

export interface MeshOptions extends Pick<PeerOptions, "factory" | "clock" | "track" | "screen"> {
  readonly userId: string;
  /** Hands a signal to the server. Called in order, and only after {@link Mesh.release}. */
  readonly send: (toUserId: string, signal: Signal) => void;
  readonly changed: (views: Readonly<Record<string, PeerView>>) => void;
}

interface Path {
  peer?: Peer;
  /** Of the person at the other end when the peer was made; 0 = they have not been in the call yet. */
  epoch: number;
  view?: PeerView;
  waiting: SignalPush[];
}

/** One peer connection for every other person in a call. */
export class Mesh {
  readonly #options: MeshOptions;
  readonly #paths = new Map<string, Path>();
  #held: { to: string; signal: Signal }[] | null = [];
  /** Who the offer was placed to, while that connection is there. */
  #placedTo = "";
  #closed = false;

  constructor(options: MeshOptions) {
    this.#options = options;
  }

  /** The offer that travels with a call to exactly this callee. */
  async place(calleeId: string): Promise<Description> {
    this.#placedTo = calleeId;
    return this.#open(calleeId, 0, { polite: false, consent: true }).offer();
  }

  /** Takes in the caller's offer while it rings here. Nothing is sent before {@link accept}. */
  ring(callerId: string, epoch: number, offer: Description): void {
    if (this.#path(callerId).peer !== undefined) return;
    void this.#open(callerId, epoch, { polite: true, consent: false })
      .receive({ ...offer, type: "offer" })
      .catch(ignore);
    this.#deliver(callerId);
  }

  /** The user has accepted: the answer to the offer that was taken in; null when there was none. */
  async accept(callerId: string): Promise<Description | null> {
    return (await this.#paths.get(callerId)?.peer?.accept()) ?? null;
  }

  /** From now on signals go out, those that waited first. */
  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const { to, signal } of held) this.#options.send(to, signal);
  }

  /** Forgets all connections and whatever came for them: this tab enters the call anew. */
  reset(): void {
    for (const userId of [...this.#paths.keys()]) this.#drop(userId);
    this.#paths.clear();
    this.#held = [];
  }

  /**
   * Brings the connections in line with the call. `entered` is the version in which this tab came into it: it offers
   * to those who were there, and waits for the offers of those who came later or came back.
   */
  sync({ call, epochs }: Held, entered: number): void {
    for (const member of call.members) {
      const { userId, epoch, status } = member;
      if (userId === this.#options.userId) continue;
      if (!isLive(status)) this.#drop(userId);
      if (status !== "connected") continue;
      const path = this.#path(userId);
      // The first to take a placed offer: the peer that made it is theirs.
      if (path.peer !== undefined && path.epoch === 0 && epoch === 1) path.epoch = 1;
      if (path.peer === undefined || path.epoch < epoch) {
        this.#drop(userId);
        const wasThere = (epochs[userId]?.version ?? 0) <= entered;
        const peer = this.#open(userId, epoch, { polite: wasThere, consent: true });
        if (wasThere) void this.#offer(userId, peer);
      }
      if (member.negotiation !== "perfect") path.peer?.yield();
      this.#deliver(userId);
    }
  }

  /** Takes the answer to the placed offer as the call tells it. */
  answered(answer: Description): void {
    const path = this.#paths.get(this.#placedTo);
    if (path?.epoch === 1) void path.peer?.receive({ ...answer, type: "answer" }).catch(ignore);
  }

  receive(push: SignalPush): void {
    const { waiting } = this.#path(push.fromUserId);
    if (waiting.length < maxWaiting) waiting.push(push);
    this.#deliver(push.fromUserId);
  }

  /** Sends what the devices give now. */
  refresh(): void {
    for (const peer of this.#peers()) peer.refresh();
  }

  /** Looks again whether everybody can be heard. */
  async listen(): Promise<void> {
    await Promise.all(this.#peers().map((peer) => peer.listen()));
  }

  /** Says how all connections are, also when nothing has changed. */
  tell(): void {
    if (this.#closed) return;
    const views = [...this.#paths].flatMap(([userId, { view }]) =>
      view === undefined ? [] : [[userId, view] as const],
    );
    this.#options.changed(Object.fromEntries(views));
  }

  /** How loud each has been since the look before; see {@link Peer.level}. */
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
  }

  #peers(): Peer[] {
    return [...this.#paths.values()].flatMap(({ peer }) => (peer === undefined ? [] : [peer]));
  }

  #path(userId: string): Path {
    const known = this.#paths.get(userId) ?? { epoch: 0, waiting: [] };
    this.#paths.set(userId, known);
    return known;
  }

  #open(userId: string, epoch: number, role: Pick<PeerOptions, "polite" | "consent">): Peer {
    const { factory, clock, track, screen } = this.#options;
    const path = this.#path(userId);
    const peer = new Peer({
      ...{ factory, clock, track, screen, ...role },
      send: (signal) => {
        if (path.peer === peer) this.#send(userId, signal);
      },
      changed: (view) => {
        path.view = view;
        this.tell();
      },
    });
    path.peer = peer;
    path.epoch = epoch;
    path.view = undefined;
    return peer;
  }

  async #offer(userId: string, peer: Peer): Promise<void> {
    try {
      const offer = await peer.offer();
      if (this.#paths.get(userId)?.peer === peer) this.#send(userId, offer);
    } catch (error) {
      ignore(error);
    }
  }

  /** Signals of an older epoch are void; those of one that the call has not told of yet wait for it. */
  #deliver(userId: string): void {
    const path = this.#path(userId);
    const { peer, epoch } = path;
    if (peer === undefined) return;
    const now = path.waiting.filter((push) => push.epoch === epoch);
    path.waiting = path.waiting.filter((push) => push.epoch > epoch);
    for (const push of now) void peer.receive(push.signal).catch(ignore);
  }

  #send(to: string, signal: Signal): void {
    if (this.#closed) return;
    if (this.#held === null) this.#options.send(to, signal);
    else this.#held.push({ to, signal });
  }

  #drop(userId: string): void {
    const path = this.#paths.get(userId);
    if (path?.peer === undefined) return;
    if (this.#placedTo === userId) this.#placedTo = "";
    path.peer.close();
    path.peer = undefined;
    path.view = undefined;
    path.epoch = 0;
    this.tell();
  }
}

/** A description that does not fit, or a connection that was closed meanwhile: the next one repairs it. */
function ignore(_error: unknown): void {}
