import { expect, test } from "vitest";
import type { Group } from "@/lib/contract";
import { drawn, wordsOf } from "@/components/ui/testing";
import { GroupList } from "./group-list";
import { group } from "./made";

const nothing = () => undefined;
const words = (groups: readonly Group[] | undefined, failed = false) =>
  wordsOf(
    drawn(
      <GroupList
        groups={groups}
        failed={failed}
        ownId="me"
        placeOf={() => "free"}
        onNew={nothing}
        onRetry={nothing}
        onCall={nothing}
        onJoin={nothing}
        onOpen={nothing}
      />,
    ),
  );

test("who is in no group reads what groups are for, and can make one", () => {
  expect(words([])).toContain("New group You are in no group yet.");
});

test("groups that could not be loaded are said to be so, and what was read before stays", () => {
  expect(words(undefined, true)).toContain("could not be loaded");
  expect(words(undefined, true)).toContain("Try again");
  expect(words([group()], true)).not.toContain("could not be loaded");
});

test("while they are loaded nothing is said about groups", () => {
  expect(words(undefined)).toBe("Groups New group");
});

test("of many groups the first three are shown, and how to see all", () => {
  const many = ["A", "B", "C", "D"].map((name) => group({ id: name, name }));
  expect(words(many)).toMatch(/ A 3 members .* B 3 members .* C 3 members Show all 4 groups$/);
});
