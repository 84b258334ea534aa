import { expect, test } from "vitest";
import { textNote } from "../made";
import { textsOf, unreadCount } from "./unread";

const reaction = { ...textNote("r", ""), note: { type: "reaction", emoji: "👍" } } as const;

test("what others have written since I looked last is new, my own texts and reactions are not", () => {
  const texts = textsOf([
    textNote("1"),
    reaction,
    textNote("2"),
    { ...textNote("3"), mine: true },
    textNote("4"),
  ]);
  expect(unreadCount(texts, undefined)).toBe(3);
  expect(unreadCount(texts, "1")).toBe(2);
  expect(unreadCount(texts, "4")).toBe(0);
});
