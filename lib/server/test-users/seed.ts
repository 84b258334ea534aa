import { v7 as uuidv7 } from "uuid";
import type { Db } from "@/db/client";
import { insertKey, listKeys, rotateKey } from "@/db/keys";
import { findUserByUsername, insertUsers } from "@/db/users";
import { hashOf, newKeyId, newSecret, textOf } from "../auth/key-text";
import { log } from "../log";

/** Users to test with; each does one thing when called. */
export const testUsers = [
  { username: "echo", nickname: "Echo" },
  { username: "busy", nickname: "Busy" },
  { username: "declines", nickname: "Declines" },
  { username: "silent", nickname: "Silent" },
] as const;

/** What the program that drives one of them is told. */
export interface TestAccount {
  readonly behaviour: (typeof testUsers)[number]["username"];
  /** A key of theirs, good until the next start. */
  readonly key: string;
}

/** Only their keys let somebody in: no password has this hash. */
const noPassword = "-";

async function freshKey(db: Db, userId: string): Promise<string> {
  const [known] = await listKeys(db, userId);
  const parts = { id: known?.id ?? newKeyId(), secret: newSecret() };
  const hash = hashOf(parts.secret);
  if (known && (await rotateKey(db, { id: known.id, userId, hash }))) return textOf(parts);
  const scopes = ["calls:read", "calls:act"] as const;
  await insertKey(db, {
    id: parts.id,
    userId,
    kind: "personal",
    name: "Test user",
    scopes: [...scopes],
    hash,
  });
  return textOf(parts);
}

/** Makes those who do not exist yet, and a new key for each. A name that somebody else has is left to them. */
export async function seedTestUsers(db: Db): Promise<TestAccount[]> {
  const accounts: TestAccount[] = [];
  for (const person of testUsers) {
    await insertUsers(db, [{ id: uuidv7(), ...person, passwordHash: noPassword, demo: false, bot: true }]);
    const user = await findUserByUsername(db, person.username);
    if (user?.bot) accounts.push({ behaviour: person.username, key: await freshKey(db, user.id) });
    else log.warn("a test user cannot be there: somebody else has the name", { username: person.username });
  }
  return accounts;
}
