import { insertKey, type KeyRow } from "@/db/keys";
import { hashOf, newKeyId, newSecret, textOf } from "../auth/key-text";
import type { TestApp } from "../testing/app";

/** A key of this user, made without the doors; by itself personal, and for everything. */
export async function keyFor(
  { live }: TestApp,
  userId: string,
  wished: Partial<Pick<KeyRow, "kind" | "scopes">> = {},
): Promise<{ readonly key: KeyRow; readonly text: string }> {
  const secret = newSecret();
  const all = { kind: "personal", scopes: ["calls:read", "calls:act"] } satisfies typeof wished;
  const values = { id: newKeyId(), userId, name: "A program", hash: hashOf(secret), ...all, ...wished };
  const key = await insertKey(live.db, values);
  return { key, text: textOf({ id: key.id, secret }) };
}
