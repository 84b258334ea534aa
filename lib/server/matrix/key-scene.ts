import type { TestApp } from "../testing/app";
import { type Answered, TestPerson } from "../testing/person";
import { keyFor } from "./key";
import { type Actor, Scene } from "./scene";

/** The server of another system, which acts for a user over REST. */
class Server extends TestPerson {
  constructor(app: TestApp, { id, name }: TestPerson, key: string) {
    super(app, id, name, key, "");
  }

  override rest(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answered> {
    return super.rest(method, path, body, { ...headers, "X-User-Id": this.id });
  }
}

/** A scene whose caller comes as a program with a key. */
export async function withKeys(scene: Scene): Promise<Scene> {
  const { app } = scene;
  const caller = scene.actor("caller");
  const { id, name } = caller.person;
  const another = scene.actor("connected").person;
  const [reads, acts, serves] = await Promise.all([
    keyFor(app, id, { scopes: ["calls:read"] }),
    keyFor(app, id, { scopes: ["calls:act"] }),
    keyFor(app, scene.actor("stranger").person.id, { kind: "service" }),
  ]);
  await app.live.pool`update users set service_key_id = ${serves.key.id} where id = ${id}`;
  const program = (key: string): Actor => ({ ...caller, person: new TestPerson(app, id, name, key, "") });
  const actors = new Map<string, Actor>([
    ["reads", program(reads.text)],
    ["acts", program(acts.text)],
    ["serves", { ...caller, person: new Server(app, caller.person, serves.text) }],
    ["serves another", { ...caller, ownId: another.id, person: new Server(app, another, serves.text) }],
  ]);
  return new Scene(app, scene.subjects, actors);
}
