import { connected, isLive, isOpen, isRung, occupied, ownPart, partOf } from "./call";
import type { Action, Call, World } from "./types";
import { clients } from "./world";

/** What somebody may wish to do: numbers that become a request only in a world, so that they can be drawn beforehand. */
export interface Wish {
  readonly kind: Action["kind"];
  /** Which of those for whom it makes sense. */
  readonly pick: number;
  /** False: which of all, whether or not it makes sense. */
  readonly sensible: boolean;
  /** Whom it concerns beside. */
  readonly others: readonly number[];
  readonly client: number;
  readonly video: boolean;
  /** With a description: an offer, an answer. */
  readonly described: boolean;
  readonly ofGroup: boolean;
  readonly endOther: boolean;
  readonly on: boolean;
  readonly muted?: boolean;
  readonly reason?: "busy" | "declined";
}

interface Pair {
  readonly call: Call;
  readonly user: string;
}

const take = <T>(items: readonly T[], pick: number): T | undefined => items[pick % Math.max(1, items.length)];

/** The request in this world; `id` names a call that it may place, `near` is the call that it shall concern if it can. */
export function resolve(world: World, wish: Wish, id: string, near?: string): Action {
  const { users } = world;
  const client = clients[wish.client % clients.length] ?? clients[0];
  if (wish.kind === "active" || wish.kind === "history") {
    const rung = users.filter((user) => world.calls.some((call) => isRungIn(call, user)));
    const actor = take(wish.sensible && rung.length > 0 ? rung : users, wish.pick) ?? "";
    return { kind: wish.kind, actor, client };
  }
  const pair = wish.kind === "place" ? undefined : choose(world, wish, near);
  if (!pair) return placing(world, wish, client, id);
  return inCall(world, wish, pair, client);
}

function placing(world: World, wish: Wish, client: string, id: string): Action {
  const all = wish.ofGroup && wish.sensible && world.members.length > 0 ? world.members : world.users;
  const free = all.filter((user) => wish.endOther || !occupied(world, user));
  const actor = take(wish.sensible && free.length > 0 ? free : all, wish.pick) ?? "";
  const others = wish.sensible ? all.filter((user) => user !== actor) : all;
  const callees = wish.others.map((other) => take(others, other) ?? actor);
  const { endOther, muted, ofGroup } = wish;
  const type = wish.video ? "video" : "audio";
  const offer = wish.described;
  return {
    kind: "place",
    actor,
    client,
    call: id,
    callees,
    type,
    offer,
    ofGroup,
    endOther,
    ...given({ muted }),
  };
}

const given = ({ muted }: Pick<Wish, "muted">) => (muted === undefined ? {} : { muted });

const isRungIn = (call: Call, user: string) => {
  const part = ownPart(call, user);
  return part !== undefined && isRung(part);
};

/** For whom in which call such a request makes sense. */
function makesSense(world: World, kind: Action["kind"], { call, user }: Pair): boolean {
  const part = partOf(call, user);
  const here = part?.status === "connected";
  const calls = isOpen(call) && call.caller === user;
  if (kind === "answer" || kind === "reject") return isRungIn(call, user);
  // Who gives up may be late.
  if (kind === "cancel") return isLive(call) && call.caller === user;
  if (kind === "join") {
    const may = part !== undefined || (call.ofGroup && world.members.includes(user));
    return isLive(call) && may && !calls;
  }
  if (kind === "get") return part !== undefined;
  return here || calls || (kind !== "invite" && isRungIn(call, user));
}

/** Somebody and a call; undefined where a sensible person would first place one. Else it may be a call that is over. */
function choose(world: World, wish: Wish, near?: string): Pair | undefined {
  const all = world.calls.flatMap((call) => world.users.map((user) => ({ call, user })));
  const live = all.filter(({ call }) => isLive(call));
  if (wish.sensible && live.length === 0) return undefined;
  const parts = all.filter(({ call, user }) => partOf(call, user));
  const fit = wish.sensible
    ? all.filter((pair) => makesSense(world, wish.kind, pair))
    : wish.on
      ? live
      : parts;
  const nearby = fit.filter(({ call }) => call.id === near);
  const [pairs] = [nearby, fit, live, all].filter(({ length }) => length > 0);
  return pairs && take(pairs, wish.pick);
}

function inCall(world: World, wish: Wish, { call, user }: Pair, client: string): Action {
  const { endOther, described, on, reason } = wish;
  const base = { actor: user, client, call: call.id };
  const whose = take([user, user, ...connected(call).map(({ user }) => user)], wish.others[0] ?? 0) ?? user;
  const invitees = wish.others.map((other) => take(world.users, other) ?? user);
  switch (wish.kind) {
    case "answer":
      return { kind: "answer", ...base, answer: described, endOther, ...given(wish) };
    case "join":
      return { kind: "join", ...base, offer: described, endOther, ...given(wish) };
    case "reject":
      return { kind: "reject", ...base, ...(reason ? { reason } : {}) };
    case "invite":
      return { kind: "invite", ...base, invitees };
    case "mute":
      return { kind: "mute", ...base, whose, muted: on };
    case "video":
      return { kind: "video", ...base, whose, enabled: on };
    case "host":
      return { kind: "host", ...base, whom: whose };
    case "cancel":
    case "hangup":
    case "leave":
    case "get":
      return { kind: wish.kind, ...base };
    default:
      throw new Error(`${wish.kind} is not within a call`);
  }
}
