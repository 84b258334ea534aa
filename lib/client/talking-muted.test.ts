import { expect, it } from "vitest";
import { notTalking, quietened, talkingAfter, type TalkingMuted } from "./talking-muted";

function after(before: TalkingMuted, levels: readonly number[], from: number, muted = true): TalkingMuted {
  return levels.reduce(
    (state, level, index) => talkingAfter(state, { muted, level, now: from + index * 250 }),
    before,
  );
}
const talk = [0.1, 0.1, 0.1];
const isTold = ({ shownAt }: TalkingMuted) => shownAt !== undefined;

it("is told after most of a second of talking, not of a click or of breathing", () => {
  expect(isTold(after(notTalking, talk, 0))).toBe(true);
  expect(isTold(after(notTalking, [0.1, 0, 0, 0.1, 0, 0, 0.1], 0))).toBe(false);
  expect(isTold(after(notTalking, Array<number>(40).fill(0.01), 0))).toBe(false);
});

it("is told of somebody who makes pauses between words, too", () => {
  expect(isTold(after(notTalking, [0.1, 0, 0.1, 0, 0.1, 0, 0.1, 0, 0.1], 0))).toBe(true);
});

it("never while the microphone is on, and goes at once when it is switched on", () => {
  expect(isTold(after(notTalking, talk, 0, false))).toBe(false);
  expect(isTold(after(after(notTalking, talk, 0), [0.1], 1_000, false))).toBe(false);
});

it("goes by itself, or when it was read, and is not told again within a minute", () => {
  const told = after(notTalking, talk, 0);
  expect(isTold(after(told, [0.1], 9_000))).toBe(false);
  expect(isTold(quietened(told))).toBe(false);
  expect(isTold(after(quietened(told), [...talk, ...talk], 30_000))).toBe(false);
  expect(isTold(after(quietened(told), talk, 70_000))).toBe(true);
});
