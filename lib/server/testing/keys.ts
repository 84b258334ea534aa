import { decodeJwt } from "jose";
import type { endpoints, InputOf, ReplyOf } from "@/lib/contract";
import type { TestApp } from "./app";
import { TestPerson } from "./person";

type Wished = Partial<InputOf<typeof endpoints.createKey>>;
export type MadeKey = ReplyOf<typeof endpoints.createKey>;

/** Makes a key over REST: personal and for everything, unless something else is wished for. */
export async function keyOf(owner: TestPerson, wished: Wished = {}): Promise<MadeKey> {
  const body = { name: "A program", scopes: ["calls:read", "calls:act"], ...wished };
  const { status, body: reply } = await owner.rest("POST", "/keys", body);
  if (status !== 201) throw new Error(`no key was made: ${JSON.stringify(reply)}`);
  return reply as MadeKey;
}

/** This person as a program that shows a key or token of theirs; `sessionId` is not known where it is a key. */
export function programOf(
  app: TestApp,
  { id, name }: Pick<TestPerson, "id" | "name">,
  token: string,
): TestPerson {
  const sessionId = token.startsWith("rbk_") ? "" : String(decodeJwt(token).sid);
  return new TestPerson(app, id, name, token, sessionId);
}

/** Somebody who runs the server. */
export async function operatorOf(app: TestApp, name = "Olga"): Promise<TestPerson> {
  const operator = await app.person(name);
  await app.live.pool`update users set username = ${operatorName} where id = ${operator.id}`;
  return operator;
}

/** Of whoever is an operator in a test. */
export const operatorName = "the.operator";

/** A user of another system, as whom a program speaks with a token made with this service key. */
export async function servedBy(
  app: TestApp,
  server: TestPerson,
  userId: string,
  more: Partial<InputOf<typeof endpoints.mintToken>> = {},
): Promise<TestPerson> {
  const { status, body } = await server.rest("POST", "/auth/token", { userId, ...more });
  if (status !== 200) throw new Error(`no token was made: ${JSON.stringify(body)}`);
  const { user, token } = body as ReplyOf<typeof endpoints.mintToken>;
  return programOf(app, { id: user.id, name: user.nickname }, token);
}
