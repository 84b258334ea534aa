import { expect, it } from "vitest";
import { loudness } from "./peer-level";

const heard = (totalAudioEnergy: number, totalSamplesDuration: number) => ({
  totalAudioEnergy,
  totalSamplesDuration,
});

it("is as loud as what came since the last look, however short a beep in it was", () => {
  expect(loudness(heard(1, 10), heard(1.01, 11))).toBeCloseTo(0.1);
  expect(loudness(heard(1, 10), heard(1, 11))).toBe(0);
});

it("is silent at the first look, when nothing came, and when counting began anew", () => {
  expect(loudness(undefined, heard(1, 10))).toBe(0);
  expect(loudness(heard(1, 10), heard(1, 10))).toBe(0);
  expect(loudness(heard(1, 10), heard(0.1, 1))).toBe(0);
});
