import { v7 as uuid } from "uuid";
import { newKeyId, newSecret, textOf } from "../auth/key-text";
import type { TestApp } from "../testing/app";
import { LiveCalls } from "./live-calls";
import { openPeople, refusedTokens, type Somebody, tabs } from "./people";
import { Pool } from "./pool";
import type { CallKind, Ref } from "./refs";

/** Groups that everybody is in; see tend.ts. */
export const homes = ["group-001", "group-002"] as const;
/** Of another system; see tend.ts. */
export const serviceKey = { id: newKeyId(), secret: newSecret() };
const clientIds = [...tabs, "program", "another"];

/** What a reply may tell of that exists from now on. */
interface News {
  readonly call?: { readonly id?: string };
  readonly group?: { readonly id?: string };
  readonly user?: { readonly id?: string; readonly username?: string };
  readonly refreshToken?: string;
}

const one = <T>(items: readonly T[], n: number): T | undefined => items[n % items.length];

/** What exists while the server is fuzzed, so that inputs are mostly about something. */
export class World {
  readonly live = new LiveCalls();
  readonly #calls = new Pool(60);
  readonly #groups = new Pool(20);
  readonly #others = new Pool(20);
  readonly #usernames = new Pool(20);
  readonly #refreshTokens = new Pool(20);

  private constructor(
    readonly people: readonly Somebody[],
    private readonly refused: readonly string[],
  ) {}

  static async open(app: TestApp, names: readonly string[]): Promise<World> {
    const people = await openPeople(app, names);
    return new World(people, await refusedTokens(app, people[0]?.id ?? ""));
  }

  /** Notes what a reply tells of. */
  heard(reply: unknown): void {
    const { call, group, user, refreshToken } = reply as News;
    this.#calls.add(call?.id);
    this.#groups.add(group?.id);
    this.#others.add(user?.id);
    this.#usernames.add(user?.username);
    this.#refreshTokens.add(refreshToken);
  }

  /** Mostly somebody for whom there is such a call. */
  actor(n: number, calls: CallKind | undefined): Somebody {
    const fitting = calls ? this.people.filter(({ id }) => this.live.of(id, calls).length > 0) : [];
    return (n % 10 < 8 ? one(fitting, n) : undefined) ?? this.#somebody(n);
  }

  /** What stands for something, as it is now for this user. */
  meaning({ kind, n }: Ref, who: Somebody): unknown {
    switch (kind) {
      case "own":
        return who.id;
      case "user":
        return n % 12 === 0 ? (this.#others.pick(n) ?? who.id) : this.#somebody(n).id;
      case "peer":
        return this.#peerOf(who, n);
      case "call":
      case "ringing":
      case "outgoing":
      case "connected":
      case "hosted":
        return this.#callFor(who, kind, n);
      case "group":
        return (n % 3 === 0 ? this.#groups.pick(n) : undefined) ?? one(homes, n);
      case "client":
        return (n % 4 === 0 ? undefined : this.live.clients.get(who.id)) ?? one(clientIds, n);
      case "now":
        return new Date(Date.now() - (n % 7)).toISOString();
      case "token":
        return n === 0 ? who.token : one([...this.refused, this.#somebody(n).token], n);
      case "refreshToken":
        return this.#refreshTokens.pick(n) ?? "none";
      case "username":
        return this.#usernames.pick(n) ?? "nobody";
      case "apiKey":
        return `apikey-${n % 12 === 0 ? this.#somebody(n).id : who.id}`;
      case "serviceKey":
        return textOf(serviceKey);
      case "session":
      case "webhook":
      case "delivery":
        return `${kind}-${n % 12 === 0 ? this.#somebody(n).id : who.id}`;
      case "key":
        return n % 3 === 0 ? `key-${n % 5}` : uuid();
    }
  }

  #somebody(n: number): Somebody {
    const found = one(this.people, n);
    if (!found) throw new Error("there is nobody");
    return found;
  }

  /** Mostly one that lives, and in which they are as asked for; sometimes one that is over, or that never was. */
  #callFor({ id }: Somebody, kind: CallKind, n: number): string {
    const own = this.live.of(id, kind);
    const call = one(n % 10 < 8 && own.length > 0 ? own : this.live.all, n);
    this.#calls.add(call?.id);
    return (
      (n % 10 === 9 ? undefined : call?.id) ?? (n % 50 === 9 ? undefined : this.#calls.pick(n)) ?? uuid()
    );
  }

  /** Mostly somebody in the same call. */
  #peerOf({ id }: Somebody, n: number): string {
    const members = this.live.of(id, "connected").flatMap((call) => call.members);
    const others = members.filter(
      ({ userId, status }) => userId !== id && (status === "connected" || n % 4 === 0),
    );
    const other = one(others, n);
    return (n % 10 === 9 ? undefined : other?.userId) ?? this.#somebody(n).id;
  }
}
