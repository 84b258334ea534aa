import { expect, test } from "vitest";
import { cornerAt } from "./corners";

const stage = { left: 0, top: 0, width: 1000, height: 800 };
const at = (left: number, top: number) => ({ left, top, width: 200, height: 100 });

test("a picture that is let go jumps to the nearest corner", () => {
  expect(cornerAt(at(700, 600), stage, false)).toBe("end-bottom");
  expect(cornerAt(at(100, 500), stage, false)).toBe("start-bottom");
  expect(cornerAt(at(100, 50), stage, false)).toBe("start-top");
  expect(cornerAt(at(600, 50), stage, false)).toBe("end-top");
});

test("where lines begin at the right the left is the end", () => {
  expect(cornerAt(at(100, 50), stage, true)).toBe("end-top");
});
