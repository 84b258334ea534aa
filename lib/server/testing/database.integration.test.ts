import { afterAll, beforeAll, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "./database";

let first: TestDatabase;
let second: TestDatabase;

beforeAll(async () => {
  [first, second] = await Promise.all([testDatabase(), testDatabase()]);
});

afterAll(() => Promise.all([first.drop(), second.drop()]));

it("every test file has a migrated database of its own", async () => {
  await first.pool`insert into users (id, username, nickname, password_hash) values ('1', 'ann', 'Ann', '-')`;
  expect(await first.pool`select id from users`).toHaveLength(1);
  expect(await second.pool`select id from users`).toHaveLength(0);
});
