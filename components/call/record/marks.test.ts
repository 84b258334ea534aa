import { expect, test } from "vitest";
import type { Entry } from "@/lib/client/record";
import { marksFor } from "./marks";

const entry = (says: Entry["says"], who: string, ...whom: string[]): Entry => ({
  id: says,
  at: 1,
  says,
  who: [who],
  whom,
});

test.each([
  ["that somebody lost the network", entry("lostFor", "li"), ["lost"]],
  ["that their own connection looked for another way", entry("lookedForWay", "ana", "li"), ["way"]],
  ["nothing of a connection between others", entry("lookedForWay", "li", "omar"), []],
  ["nothing that changes no line", entry("muted", "li"), []],
] as const)("the charts of ana mark %s", (_, each, words) => {
  expect(marksFor("ana", [each]).map(({ word }) => word)).toEqual(words);
});
