import type { TestApp } from "../testing/app";
import type { TestClient } from "../testing/client";
import type { TestPerson } from "../testing/person";

/** Somebody who acts in a column of the table. */
export interface Actor {
  /** With the token that they send. */
  readonly person: TestPerson;
  /** What they send where their own id belongs. */
  readonly ownId: string;
  /** Whom they do something to. */
  readonly otherId: string;
  readonly refreshToken: () => Promise<string>;
}

/** What the requests of one cell are about, in a state that no other cell has touched. */
export class Scene {
  readonly #clients = new Map<string, Promise<TestClient>>();

  constructor(
    readonly app: TestApp,
    readonly subjects: {
      readonly callId: string;
      readonly groupId: string;
      /** Somebody who has nothing to do with any of it. */
      readonly strangerId: string;
      /** Somebody who has blocked the caller, where there is one. */
      readonly blockerId?: string;
      /** A key of the caller. */
      readonly keyId?: string;
      /** A webhook of the caller, and something that was sent to it. */
      readonly webhookId?: string;
      readonly deliveryId?: string;
      readonly credentials: { readonly username: string; readonly password: string };
    },
    private readonly actors: ReadonlyMap<string, Actor>,
  ) {}

  actor(column: string): Actor {
    const actor = this.actors.get(column);
    if (!actor) throw new Error(`nobody is "${column}" here`);
    return actor;
  }

  /** The socket of this actor: the same client as over REST, which has the name of its session. */
  client(column: string): Promise<TestClient> {
    const { person } = this.actor(column);
    const known = this.#clients.get(person.id) ?? person.client(person.sessionId, { rings: false });
    this.#clients.set(person.id, known);
    return known;
  }

  /** Grows with every change of the call. */
  async version(): Promise<unknown> {
    const [row] = await this.app.live.pool`select version from calls where id = ${this.subjects.callId}`;
    return row?.version;
  }

  async close(): Promise<void> {
    for (const client of await Promise.all(this.#clients.values())) client.disconnect();
  }
}
