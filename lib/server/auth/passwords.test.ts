import { afterEach, expect, it, vi } from "vitest";
import { hashesAtOnce, hashPassword, verifyPassword } from "./passwords";

const work = vi.hoisted(() => ({ running: 0, most: 0, checked: [] as string[] }));

vi.mock("argon2", async (importOriginal) => {
  const real = await importOriginal<typeof import("argon2")>();
  const counted = async <Value>(run: () => Promise<Value>): Promise<Value> => {
    work.most = Math.max(work.most, (work.running += 1));
    return run().finally(() => (work.running -= 1));
  };
  return {
    ...real,
    hash: (password: string, options: object) => counted(() => real.hash(password, options)),
    verify: (digest: string, password: string) => {
      work.checked.push(digest);
      return counted(() => real.verify(digest, password));
    },
  };
});

/** Name, version and cost of a hash in PHC string format; the order of the parameters means nothing. */
const costOf = (digest: string | undefined) => digest?.split(/[$,]/).slice(1, 6).sort();

afterEach(() => Object.assign(work, { running: 0, most: 0, checked: [] }));

it("a password is recognised and another one is not", async () => {
  const hash = await hashPassword("correct horse");
  expect(await verifyPassword(hash, "correct horse")).toBe(true);
  expect(await verifyPassword(hash, "correct house")).toBe(false);
});

it("a password is kept as Argon2id with the parameters that OWASP asks for, each with a salt of its own", async () => {
  const [first, second] = await Promise.all([hashPassword("the same"), hashPassword("the same")]);
  expect(costOf(first)).toEqual(["argon2id", "m=19456", "p=1", "t=2", "v=19"]);
  expect(first).not.toBe(second);
});

it("an accent that a keyboard composes differently is the same password", async () => {
  const hash = await hashPassword("caf\u00e9 noir");
  expect(await verifyPassword(hash, "cafe\u0301 noir")).toBe(true);
});

it("for somebody who does not exist a hash of the same cost is checked, and no password fits", async () => {
  const hash = await hashPassword("anything");
  expect(await verifyPassword(undefined, "anything")).toBe(false);
  expect(await verifyPassword(hash, "wrong")).toBe(false);
  const [nobody, somebody] = work.checked;
  expect(costOf(nobody)).toEqual(costOf(somebody));
});

it("at most two hashes are computed at once, however many people sign in", async () => {
  const hash = await hashPassword("a password");
  await Promise.all([
    ...Array.from({ length: 4 }, () => verifyPassword(hash, "a password")),
    ...Array.from({ length: 4 }, () => hashPassword("another one")),
  ]);
  expect(work.most).toBe(hashesAtOnce);
});
