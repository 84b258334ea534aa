import { expect, test } from "vitest";
import { growth, heldNow } from "./memory";

const held: unknown[] = [];

test("texts, lists and buffers that are held are seen", async () => {
  const before = await heldNow();
  for (let n = 0; n < 1_000; n += 1) {
    held.push(Buffer.alloc(1_000, 97).toString("latin1"));
    held.push(Array.from({ length: 125 }, () => n));
    held.push(Buffer.allocUnsafeSlow(1_000));
  }
  const grown = (await heldNow()) - before;
  expect(grown).toBeGreaterThan(2_900_000);
  expect(grown).toBeLessThan(3_900_000);
});

test("what grows is told by input, from the first look to the last", () => {
  const looks = [1_000, 2_000, 3_000].map((after) => ({ after, octets: 5_000_000 + 300 * after }));
  expect(growth(looks)).toBe(300);
});
