import { type Account, follow } from "./follow";

/** The program of the test users: who they are is in the environment. It ends with the process that started it. */
const { RINGBACK_URL: baseUrl = "", RINGBACK_TEST_USERS: accounts = "[]" } = process.env;
const ending = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => ending.abort());
process.once("disconnect", () => ending.abort());

await Promise.all(
  (JSON.parse(accounts) as Account[]).map((account) => follow(account, { baseUrl, signal: ending.signal })),
);
process.exit(0);
