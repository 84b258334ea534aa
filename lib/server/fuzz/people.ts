import { v7 as uuid } from "uuid";
import { createSession } from "@/db/sessions";
import { hashPassword } from "../auth/passwords";
import { signAccess, signRefresh } from "../auth/tokens";
import type { TestApp } from "../testing/app";
import { password } from "./refs";

/** A user of the run. Who signs out gets another session, and whose token has expired another token. */
export interface Somebody {
  readonly id: string;
  sessionId: string;
  token: string;
  expiresAt: number;
  /** Their tokens expire while their sockets live. */
  readonly brief: boolean;
}

const hour = 3_600_000;
const briefly = 2_000;

export const tabs = ["tab-0", "tab-1"] as const;

/** Those who send the inputs, with sessions; the last is brief. All have the same password. */
export async function openPeople(app: TestApp, names: readonly string[]): Promise<Somebody[]> {
  const people = await Promise.all(names.map((name) => app.person(name)));
  await app.live.pool`update users set password_hash = ${await hashPassword(password)}`;
  return people.map(({ id, sessionId, token }, n) => {
    const brief = n === names.length - 1;
    return {
      id,
      sessionId,
      token,
      expiresAt: brief ? 0 : Date.now() + hour,
      brief,
    };
  });
}

/** Another token of the same session where the last one has expired. */
export async function refreshed({ live }: TestApp, who: Somebody): Promise<Somebody> {
  if (Date.now() < who.expiresAt) return who;
  const { id: userId, sessionId, brief } = who;
  const tokenMs = brief ? briefly : hour;
  who.expiresAt = Date.now() + tokenMs;
  who.token = await signAccess(live.secret, { userId, sessionId }, tokenMs);
  return who;
}

/** A new session for somebody whose last one has ended. */
export async function signedIn(app: TestApp, who: Somebody): Promise<void> {
  const sessionId = uuid();
  await createSession(app.live.db, { id: sessionId, userId: who.id, kind: "api", lifeMs: hour });
  who.sessionId = sessionId;
  who.expiresAt = 0;
  await refreshed(app, who);
}

/** Tokens that are refused, each for a reason of its own. */
export async function refusedTokens({ live }: TestApp, userId: string): Promise<string[]> {
  const claims = { userId, sessionId: uuid() };
  const none = Buffer.from('{"alg":"none"}').toString("base64url");
  const times = { generation: 0, issuedAt: Date.now(), expiresAt: Date.now() + hour };
  const ofNoSession = await signAccess(live.secret, claims, hour);
  return [
    ofNoSession,
    `${none}.${ofNoSession.split(".")[1]}.`,
    await signAccess(live.secret, claims, -hour),
    await signAccess("another secret, as long as it has to be", claims, hour),
    await signRefresh(live.secret, { ...claims, ...times }),
  ];
}
