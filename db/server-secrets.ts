import { eq } from "drizzle-orm";
import type { Db } from "./client";
import { serverSecrets } from "./schema";

/** A secret that is made once for all processes: of several that make one at the same time, one is kept. */
export async function madeOnce(db: Db, name: string, make: () => Promise<string>): Promise<string> {
  const find = async () => {
    const [row] = await db.select().from(serverSecrets).where(eq(serverSecrets.name, name));
    return row?.value;
  };
  const found = await find();
  if (found !== undefined) return found;
  await db
    .insert(serverSecrets)
    .values({ name, value: await make() })
    .onConflictDoNothing();
  const kept = await find();
  if (kept === undefined) throw new Error("the database keeps no secret");
  return kept;
}
