import { findSession } from "@/db/sessions";
import { signRefresh } from "../auth/tokens";
import type { Caller } from "../caller";
import { place } from "../commands";
import type { TestApp } from "../testing/app";
import type { offer } from "../testing/calls";
import type { TestPerson } from "../testing/person";
import type { Actor } from "./scene";

let scenes = 0;

/** New people under these names. */
export async function cast<Name extends string>(
  app: TestApp,
  names: readonly Name[],
): Promise<Record<Name, TestPerson>> {
  scenes += 1;
  // Many people play the same part, and the names of users are unique.
  const scene = scenes;
  const people = await Promise.all(
    names.map(async (name) => [name, await app.person(`${name}.${scene}`)] as const),
  );
  return Object.fromEntries(people) as Record<Name, TestPerson>;
}

/** The newest refresh token of this person's session, signed with this secret. */
export async function refreshTokenOf(
  { live }: TestApp,
  { id, sessionId }: TestPerson,
  secret = live.secret,
): Promise<string> {
  const found = await findSession(live.db, sessionId);
  if (!found) throw new Error("the session has ended");
  const { generation, rotatedAt, expiresAt } = found.session;
  const times = { issuedAt: rotatedAt.getTime(), expiresAt: expiresAt.getTime() };
  return signRefresh(secret, { userId: id, sessionId, generation, ...times });
}

/** Somebody who is who they say. */
export function actor(app: TestApp, person: TestPerson, other: TestPerson): Actor {
  return {
    person,
    ownId: person.id,
    otherId: other.id,
    refreshToken: () => refreshTokenOf(app, person),
  };
}

/** This person as a program without a socket, which has the name of its session. */
export const program = ({ id, sessionId }: TestPerson): Caller => ({
  userId: id,
  sessionId,
  clientId: sessionId,
  hasSocket: false,
});

/** Places a call without the doors, which are what the table is about; answers its id. */
export async function placed(
  { live }: TestApp,
  from: TestPerson,
  to: readonly TestPerson[],
  more: { readonly groupId?: string; readonly offer?: typeof offer },
): Promise<string> {
  const calleeIds = to.map(({ id }) => id);
  const input = { callerId: from.id, calleeIds, type: "video", ...more } as const;
  return (await place(live, input, program(from))).call.id;
}
