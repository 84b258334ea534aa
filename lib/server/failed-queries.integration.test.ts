import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "./testing/database";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** A query that fails; what the driver has made it of. */
async function failing(text: string): Promise<WeakRef<object>> {
  const query = database.pool.unsafe(text);
  await expect(query).rejects.toThrow("division by zero");
  return new WeakRef((query as unknown as { strings: object }).strings);
}

test("a query that failed is not held for ever", async () => {
  const failed = await Promise.all(Array.from({ length: 40 }, (_, n) => failing(`select ${n} / 0`)));
  // Each connection holds the last one.
  await Promise.all(Array.from({ length: 40 }, () => database.db.execute(sql`select 1`)));
  collect();
  expect(failed.filter((query) => query.deref() !== undefined)).toEqual([]);
});
