import { eq } from "drizzle-orm";
import { addBlock } from "@/db/blocks";
import { users } from "@/db/schema";
import { type Cast as People, listener, names } from "@/lib/model";
import type { TestApp } from "../testing/app";
import type { TestClient } from "../testing/client";
import { groupOf } from "../testing/groups";
import type { TestPerson } from "../testing/person";

/** Who takes part in a history, and who of them has a client that only listens. */
export interface Cast extends People {
  readonly listeners: readonly number[];
}

/** People of their own for one history on the real server, under the names that the model has for them and their calls. */
export class Stage {
  readonly #names = new Map<string, string>();
  readonly #callIds = new Map<string, string>();
  readonly #calls = new Map<string, string>();
  readonly #createdAt = new Map<string, string>();

  private constructor(
    readonly app: TestApp,
    readonly groupId: string,
    private readonly people: ReadonlyMap<string, TestPerson>,
    readonly listeners: ReadonlyMap<string, TestClient>,
  ) {
    for (const [name, { id }] of people) this.#names.set(id, name);
  }

  static async open(app: TestApp, cast: Cast): Promise<Stage> {
    const chosen = names.slice(0, cast.people);
    const people = new Map<string, TestPerson>(
      await Promise.all(chosen.map(async (name) => [name, await app.person(name)] as const)),
    );
    const those = (indexes: readonly number[]) =>
      indexes.flatMap((index) => people.get(chosen[index] ?? "") ?? []);
    const groupId = await groupOf(app, ...those(cast.members));
    const { db } = app.live;
    for (const [by, of] of cast.blocks) {
      const [blocker, blocked] = [...those([by]), ...those([of])];
      if (blocker && blocked) await addBlock(db, { userId: blocker.id, blockedId: blocked.id });
    }
    for (const { id } of those(cast.rejecters))
      await db.update(users).set({ whenBusy: "reject" }).where(eq(users.id, id));
    const ears = those(cast.listeners);
    const listeners = await Promise.all(
      ears.map(async (person) => [person.name, await person.client(listener, { rings: false })] as const),
    );
    return new Stage(app, groupId, people, new Map(listeners));
  }

  person(name: string): TestPerson {
    const person = this.people.get(name);
    if (!person) throw new Error(`nobody is called ${name}`);
    return person;
  }

  /** The model's name of this user. */
  nameOf = (userId: string): string => this.#names.get(userId) ?? userId;

  /** From now on this call, which was placed at this moment, has this name. */
  named(call: string, callId: string, createdAt: string): void {
    this.#createdAt.set(call, createdAt);
    this.#callIds.set(call, callId);
    this.#calls.set(callId, call);
  }

  /** Those of these that were placed, in the order in which they were; nothing when two were at the same moment. */
  inOrder(calls: readonly string[]): string[] {
    const times = calls.flatMap((call) => {
      const at = this.#createdAt.get(call);
      return at === undefined ? [] : { call, at: Date.parse(at) };
    });
    const told = new Set(times.map(({ at }) => at)).size === times.length;
    return told ? times.sort((a, b) => a.at - b.at).map(({ call }) => call) : [];
  }

  callId(call: string): string {
    return this.#callIds.get(call) ?? "unknown";
  }

  callName = (callId: string): string => this.#calls.get(callId) ?? callId;

  /** The ids of all calls of this history. */
  get callIds(): string[] {
    return [...this.#calls.keys()];
  }

  close(): void {
    for (const person of this.people.values()) person.disconnect();
  }
}
