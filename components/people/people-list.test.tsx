import { describe, expect, test } from "vitest";
import type { Person } from "@/lib/contract";
import { drawn, wordsOf } from "@/components/ui/testing";
import { PeopleList } from "./people-list";
import type { People } from "./use-people";

type Shown = Omit<People, "reload" | "loadMore">;

const person = (id: string, nickname: string, online: boolean): Person => ({
  id,
  username: id,
  nickname,
  online,
});
const loaded: Shown = {
  keyword: "",
  people: [person("ana", "Ana", true), person("li", "李雷", false)],
  more: false,
  failed: false,
  loading: false,
};
const nothing = () => undefined;

const seen = (
  change: Partial<Shown>,
  presence: Record<string, boolean> = {},
  busy = false,
  blocked: string[] = [],
) =>
  drawn(
    <PeopleList
      people={{ ...loaded, ...change }}
      presence={presence}
      busy={busy}
      blocked={new Set(blocked)}
      onBlock={nothing}
      onCall={nothing}
      onRetry={nothing}
      onMore={nothing}
    />,
  );

describe("the list of people", () => {
  test("says whom one has blocked", () => {
    expect(wordsOf(seen({}, {}, false, ["ana"]))).toMatch(/Ana Blocked/);
  });

  test("tells who is online, in words", () => {
    const words = wordsOf(seen({}));
    expect(words).toContain("Ana Online · ana");
    expect(words).toContain("李雷 Offline · li");
  });

  test("follows who comes and goes", () => {
    expect(wordsOf(seen({}, { ana: false, li: true }))).toContain("Ana Offline");
  });

  test("offers a call and a video call to each, also to who is offline", () => {
    const html = seen({});
    for (const label of ["Call Ana", "Video call Ana", "Call 李雷", "Video call 李雷"]) {
      expect(html).toContain(`aria-label="${label}"`);
    }
    expect(html).not.toContain(" disabled=");
  });

  test("offers no second call while I am in one, and says why", () => {
    const html = seen({}, {}, true);
    expect(wordsOf(html)).toContain("You are in a call");
    expect(html.match(/ disabled=""/g)).toHaveLength(4);
  });

  test("lets several be picked instead of calling one", () => {
    const people = { ...loaded };
    const picked = { people: [], has: (id: string) => id === "li", toggle: nothing, clear: nothing };
    const html = drawn(
      <PeopleList
        {...{ people, picked, presence: {}, busy: false, blocked: new Set<string>() }}
        {...{ onBlock: nothing, onCall: nothing, onRetry: nothing, onMore: nothing }}
      />,
    );
    expect(html).not.toContain("Call Ana");
    expect(html.match(/<input[^>]*checked[^>]*>/g)).toHaveLength(1);
    expect(html).toContain('type="checkbox" aria-label="Ana"');
  });

  test("says that nobody is there yet", () => {
    expect(wordsOf(seen({ people: [] }))).toContain("Nobody here yet");
  });

  test("says that nobody has that name", () => {
    expect(wordsOf(seen({ people: [], keyword: "zoe" }))).toContain("Nobody is called “zoe”");
  });

  test("says that it could not be loaded, and offers to try again", () => {
    expect(wordsOf(seen({ people: [], failed: true }))).toContain("The list could not be loaded");
    expect(wordsOf(seen({ people: [], failed: true }))).toContain("Try again");
  });

  test("keeps what is there while a search is under way", () => {
    expect(wordsOf(seen({ loading: true }))).toContain("Ana");
    expect(wordsOf(seen({ loading: true, people: [] }))).toBe("");
  });

  test("offers more when there may be more", () => {
    expect(wordsOf(seen({ more: true }))).toContain("Show more");
    expect(wordsOf(seen({}))).not.toContain("Show more");
  });
});
