import { expect, test } from "vitest";
import { textNote } from "../made";
import { freshReactions, shownMs } from "./fresh";

const reaction = (id: string, heardAt: number) => ({
  ...textNote(id),
  heardAt,
  note: { type: "reaction", emoji: "👍" } as const,
});

test("a reaction is seen for some seconds, and then no more", () => {
  const notes = [reaction("1", 0), textNote("2"), reaction("3", 1_000)];
  const ids = (now: number) => freshReactions(notes, now).reactions.map(({ id }) => id);
  expect(ids(1_000)).toEqual(["1", "3"]);
  expect(ids(shownMs)).toEqual(["3"]);
  expect(ids(shownMs + 1_000)).toEqual([]);
});

test("it is known when the next one goes", () => {
  const notes = [reaction("1", 0), reaction("2", 500)];
  expect(freshReactions(notes, 1_000).nextMs).toBe(shownMs - 1_000);
  expect(freshReactions(notes, shownMs + 500).nextMs).toBeUndefined();
});

test("however many come at once, only the newest are seen", () => {
  const notes = Array.from({ length: 40 }, (_, index) => reaction(String(index), 0));
  expect(freshReactions(notes, 1).reactions).toHaveLength(12);
  expect(freshReactions(notes, 1).reactions.at(-1)?.id).toBe("39");
});
