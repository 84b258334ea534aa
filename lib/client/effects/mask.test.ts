import { expect, test } from "vitest";
import { toAlpha, toInput } from "./mask";

test("the model is given colours from 0 to 1, without alpha", () => {
  const input = new Float32Array(6);
  toInput(new Uint8ClampedArray([0, 51, 255, 255, 255, 0, 102, 9]), input);
  expect([...input].map((value) => Math.round(value * 10) / 10)).toEqual([0, 0.2, 1, 1, 0, 0.4]);
});

/** The alpha of one pixel after pictures of these confidences. */
const alphaAfter = (...confidences: number[]) => {
  const pixels = new Uint8ClampedArray(4);
  for (const confidence of confidences) toAlpha([confidence], pixels);
  return pixels[3] ?? -1;
};
const lasting = (confidence: number) => alphaAfter(...Array.from({ length: 20 }, () => confidence));

test("what is surely background is not to be seen, what is surely a person is", () => {
  expect(lasting(0)).toBe(0);
  expect(lasting(0.45)).toBe(0);
  expect(lasting(1)).toBeGreaterThan(250);
  expect(lasting(0.95)).toBeGreaterThan(250);
});

test("between them the edge is soft", () => {
  expect(lasting(0.7)).toBeGreaterThan(50);
  expect(lasting(0.7)).toBeLessThan(200);
});

test("one picture in which the model errs does not make the edge flicker", () => {
  expect(alphaAfter(1, 1, 1, 1, 1, 0)).toBeGreaterThan(90);
});

test("somebody who has gone is blurred within a fifth of a second", () => {
  expect(alphaAfter(1, 1, 1, 1, 0, 0, 0, 0, 0, 0)).toBeLessThan(3);
});
