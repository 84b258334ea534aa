import { v7 as uuid } from "uuid";
import { databaseOf, openPool } from "@/db/client";
import { createSession } from "@/db/sessions";
import { insertUsers } from "@/db/users";
import { signAccess } from "@/lib/server/auth/tokens";
import type { Ringback } from "../ringback";

export interface Person {
  readonly userId: string;
  readonly clientId: string;
  /** Access token. */
  readonly token: string;
}

const LIFE_MS = 3_600_000;

/** So many people who are signed in. They are inserted directly: signing up is not what is measured. */
export async function makePeople({ databaseUrl, secret }: Ringback, count: number): Promise<Person[]> {
  const pool = openPool(databaseUrl, { max: 1 });
  const db = databaseOf(pool);
  try {
    const people: Person[] = [];
    for (let each = 0; each < count; each++) {
      const [userId, sessionId] = [uuid(), uuid()];
      const name = `bench-${each}`;
      await insertUsers(db, [{ id: userId, username: name, nickname: name, passwordHash: "-", demo: false }]);
      await createSession(db, { id: sessionId, userId, kind: "api", lifeMs: LIFE_MS });
      const token = await signAccess(secret, { userId, sessionId }, LIFE_MS);
      people.push({ userId, clientId: name, token });
    }
    return people;
  } finally {
    await pool.end();
  }
}
