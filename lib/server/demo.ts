import { v7 as uuidv7 } from "uuid";
import type { Db } from "@/db/client";
import { insertUsers, takenUsernames } from "@/db/users";
import { hashPassword } from "./auth/passwords";
import type { Settings } from "./settings";

/** Accounts to try the application with. */
export const demoPeople = [
  { username: "ana", nickname: "Ana Souza" },
  { username: "lilei", nickname: "李雷" },
  { username: "omar", nickname: "Omar Haddad" },
  { username: "mia", nickname: "Mia Novak" },
] as const;

export const demoPassword = "ringback-demo";

/** Makes the demo accounts that do not exist yet. One hash serves all: their password is no secret. */
export async function seedDemo(db: Db): Promise<void> {
  const taken = await takenUsernames(
    db,
    demoPeople.map(({ username }) => username),
  );
  const missing = demoPeople.filter(({ username }) => !taken.includes(username));
  if (missing.length === 0) return;
  const passwordHash = await hashPassword(demoPassword);
  await insertUsers(
    db,
    missing.map((person) => ({ id: uuidv7(), ...person, passwordHash, demo: true })),
  );
}

export interface DemoAccount {
  readonly username: string;
  readonly nickname: string;
  readonly password: string;
}

/** What the sign-in page offers: all of them, or none when demo accounts are off. */
export function demoAccounts(ctx: { readonly settings: Pick<Settings, "demo"> }): DemoAccount[] {
  return ctx.settings.demo ? demoPeople.map((person) => ({ ...person, password: demoPassword })) : [];
}
