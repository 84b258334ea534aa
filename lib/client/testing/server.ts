import { type Call, type CallAction, type CallChange, isLive, place, transition, viewFor } from "@/lib/call";
import { settings } from "@/lib/call/testing";
import type { CallPush, DevicePush, ErrorCode, NotePush } from "@/lib/contract";
import type { PresentPush, RingAck, SignalPush } from "@/lib/contract";
import type { OpenWire, WireEvents } from "../ports";
import { detailOf, silentFor } from "./detail";
import type { FakeClock } from "./clock";
import { Groups } from "./groups";
import { Holding } from "./holding";
import { MissedCounts } from "./missed";
import { mediaOf, passOn } from "./notes";
import { inTheWay, refuse } from "./refusals";

interface Client {
  readonly userId: string;
  readonly clientId: string;
  readonly events: WireEvents;
}
type Body = Record<string, unknown> & { callId: string; userId: string };
type Signal = SignalPush["signal"];

/** A server of one process without a database: the core, and who is connected. Its replies can be held back. */
export class FakeServer {
  readonly calls = new Map<string, Call>();
  readonly clients = new Set<Client>();
  /** Who is not to be disturbed. */
  readonly undisturbed = new Set<string>();
  /** Every command about a call that arrived. */
  readonly commands: { clientId: string; name: string; body: Body }[] = [];
  /** What a command is answered with instead. */
  refusals: Partial<Record<string, ErrorCode | "NETWORK">> = {};
  /** Commands of these names get their reply only when this has resolved. */
  delays: Partial<Record<string, Promise<void>>> = {};
  readonly #clock: FakeClock;
  readonly #held: { callId: string; from: string; to: string; epoch: number; signal: Signal }[] = [];
  #n = 0;
  readonly groups = new Groups();
  readonly missed = new MissedCounts();
  /** Signals on their way. */
  readonly signals = new Holding();

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  /** The wire of a user's browser. */
  wireOf =
    (userId: string): OpenWire =>
    (clientId, events) => {
      const client = { userId, clientId, events };
      this.clients.add(client);
      queueMicrotask(() => this.#welcome(client));
      return {
        command: async (name, body) => {
          const reply = this.#command(client, name, body as Body);
          await this.delays[name];
          if (reply === "NETWORK") throw new Error("no reply");
          return reply;
        },
        hasten: () => undefined,
        close: () => void this.clients.delete(client),
      };
    };

  call(): Call | undefined {
    return [...this.calls.values()].at(-1);
  }

  /** The deadline of ringing passes, a lease ends: anything that nobody's client does. */
  settle(call: Call): void {
    this.calls.set(call.id, call);
    this.#publish({ type: "ended", at: this.#clock.now(), call });
  }

  act(callId: string, action: CallAction): ErrorCode | Call {
    const call = this.calls.get(callId);
    if (call === undefined) return "CALL_NOT_FOUND";
    const outcome = transition(call, action, this.#clock.now(), settings);
    if (!outcome.ok) return outcome.code;
    for (const change of outcome.changes) this.#publish(change);
    return outcome.call;
  }

  /** The connection of this browser breaks, and is back. */
  reconnect(clientId: string): void {
    for (const client of this.clients) {
      if (client.clientId !== clientId) continue;
      client.events.offline();
      this.#welcome(client);
    }
  }

  /** The connection of this browser breaks. */
  disconnect(clientId: string): void {
    for (const client of this.clients) if (client.clientId === clientId) client.events.offline();
  }

  /** The user has chosen a device, on whichever client. */
  choose(userId: string, message: DevicePush): void {
    for (const client of this.clients) if (client.userId === userId) client.events.device(message);
  }

  /** In another tab of this browser somebody signed out, or signed in as somebody else. */
  refuse(clientId: string, why: "signed_out" | "other_account"): void {
    for (const client of [...this.clients]) {
      if (client.clientId !== clientId) continue;
      this.clients.delete(client);
      client.events.refused(why);
    }
  }

  #welcome({ userId, events, clientId }: Client): void {
    events.online();
    const live = [...this.calls.values()].filter((call) => isLive(call) && !silentFor(call, userId));
    const calls = live.flatMap((call) => this.#detail(call, userId) ?? []);
    const message: PresentPush = {
      serverTime: new Date(this.#clock.now()).toISOString(),
      calls,
      signals: this.#held
        .filter((each) => each.to === userId)
        .map(({ callId, from: fromUserId, epoch, signal }) => {
          return { callId, fromUserId, epoch, signal, n: ++this.#n };
        }),
    };
    this.#rings(userId, clientId, events.present(message));
  }

  #publish(change: CallChange): void {
    this.calls.set(change.call.id, change.call);
    queueMicrotask(() => {
      for (const { userId, clientId, events } of [...this.clients]) {
        const call = this.#detail(change.call, userId);
        if (call === undefined || silentFor(change.call, userId)) continue;
        const at = new Date(change.at).toISOString();
        const { type, actorId } = change;
        const push: CallPush = { type, seq: call.version, at, actorId, call };
        this.#rings(userId, clientId, events.call(push));
      }
    });
  }

  #detail(call: Call, userId: string) {
    const view = viewFor(call, userId);
    return view === undefined ? undefined : detailOf(view, this.#clock.now());
  }

  #rings(userId: string, clientId: string, { ringing }: RingAck): void {
    for (const callId of ringing) this.act(callId, { type: "ring", userId, clientId, counts: true });
  }

  #command(client: Client, name: string, body: Body): unknown {
    const missed = this.missed.answer(name, client, this.clients);
    if (missed) return missed;
    this.commands.push({ clientId: client.clientId, name, body });
    const refusal = this.refusals[name];
    if (refusal === "NETWORK") return "NETWORK";
    if (refusal !== undefined) return refuse(refusal);
    const actor = { userId: client.userId, clientId: client.clientId, hasSocket: true };
    const media = mediaOf(name, body);
    if (media !== undefined) {
      return this.#reply(body, { type: "media", userId: client.userId, targetId: body.userId, ...media });
    }
    switch (name) {
      case "call":
        return this.#place(body, actor);
      case "signal":
        return this.#signal(
          body as unknown as { callId: string; toUserId: string; signal: Signal },
          client.userId,
        );
      case "note":
        return this.#note(client, body);
      case "get": {
        const call = this.calls.get(String(body.id));
        return call === undefined ? refuse("CALL_NOT_FOUND") : this.#detail(call, client.userId);
      }
      default: {
        if (body.endOther === true) this.#leaveOther(body, client);
        const groupMember = this.groups.has(this.calls.get(body.callId)?.groupId, client.userId);
        const asked = { ...body, ...actor, type: name, ...(name === "join" && { groupMember }) };
        return this.#reply(body, asked as unknown as CallAction);
      }
    }
  }

  #note(sender: Client, { callId, note }: Body): unknown {
    const at = new Date(this.#clock.now()).toISOString();
    const id = `note-${++this.#n}`;
    const push = { callId, fromUserId: sender.userId, at, id, note: note as NotePush["note"] };
    passOn(push, this.calls.get(callId), sender, this.clients);
    return { success: true, id, at };
  }

  /** Whoever answers one call leaves the other. */
  #leaveOther({ callId }: Body, { userId }: Client): void {
    for (const call of this.calls.values()) {
      const own = call.participants.find((each) => each.userId === userId);
      const inIt = own?.status === "connected" || (call.callerId === userId && own?.status === "calling");
      if (call.id !== callId && inIt) this.act(call.id, { type: "hangup", userId });
    }
  }

  #place(body: Body, actor: { userId: string; clientId: string; hasSocket: boolean }): unknown {
    const calleeIds = body.calleeIds as string[];
    const live = [...this.calls.values()].filter(isLive);
    const other = inTheWay(live, body, actor.userId);
    if (other !== undefined) {
      return refuse(other.code, { callId: other.call.id, call: this.#detail(other.call, actor.userId) });
    }
    const id = `call-${this.calls.size + 1}`;
    const silencedIds = [...this.undisturbed];
    const caller = { ...actor, negotiation: body.negotiation };
    const input = { ...body, id, calleeIds, silencedIds, actor: caller } as unknown as Parameters<
      typeof place
    >[0];
    const change = place(input, this.#clock.now(), settings);
    this.#publish(change);
    return { success: true, call: { id, status: "calling", version: change.call.version } };
  }

  #reply(body: Body, action: CallAction): unknown {
    const pending = this.calls.get(body.callId)?.offer !== undefined;
    const result = this.act(body.callId, action);
    if (typeof result === "string") return refuse(result);
    const { id, status, version } = result;
    return {
      success: true,
      call: { id, status, version, connectedAt: new Date(result.connectedAt ?? 0).toISOString() },
      ...(action.type === "answer" && !pending && { negotiation: "signal" }),
    };
  }

  #signal(
    { callId, toUserId, signal }: { callId: string; toUserId: string; signal: Signal },
    from: string,
  ): unknown {
    const call = this.calls.get(callId);
    const epochOf = (userId: string) => call?.participants.find((each) => each.userId === userId)?.epoch ?? 0;
    const to = call?.participants.find((each) => each.userId === toUserId);
    const push = { callId, fromUserId: from, epoch: epochOf(from), signal };
    const inCall = (client: Client) => to?.status !== "connected" || to.clientId === client.clientId;
    const addressed = [...this.clients].filter((client) => client.userId === toUserId && inCall(client));
    const n = ++this.#n;
    this.signals.run(() => {
      for (const { events } of addressed) events.signal({ ...push, n });
    });
    if (addressed.length === 0) this.#held.push({ callId, from, to: toUserId, epoch: push.epoch, signal });
    return { success: true };
  }
}
