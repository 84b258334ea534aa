import { describe, expect, test } from "vitest";
import { tile } from "../made";
import { arrange, type Arrangement, noPins, pin, type Scene, screenKey } from "./arrange";

const shown = {} as MediaStream;
const ana = tile();
const li = tile({ userId: "li", name: "Li" });
const sharing = tile({ userId: "li", name: "Li", screen: shown });

const scene = (change: Partial<Scene>): Scene => ({
  people: [ana, li],
  layout: "grid",
  ...noPins,
  ...change,
});
/** The large one, and the others; only who there is where all are equal. */
const told = ({ alone, items, main }: Arrangement) => {
  const keys = items.map(({ key }) => key);
  if (alone) return `${keys.join(" ")} alone`;
  return main === undefined ? keys.join(" ") : `${main} | ${keys.filter((key) => key !== main).join(" ")}`;
};

describe("in the grid", () => {
  test("one other person fills the stage, and several are equal with oneself among them", () => {
    expect(told(arrange(scene({ people: [ana] })))).toBe("ana alone");
    expect(told(arrange(scene({})))).toBe("ana li me");
    expect(told(arrange(scene({ people: [] })))).toBe("me");
  });

  test("who speaks changes nothing", () => {
    expect(told(arrange(scene({ lead: "li" })))).toBe("ana li me");
  });
});

describe("in the speaker's layout", () => {
  test("whoever speaks is large, and the first one until somebody has spoken", () => {
    expect(told(arrange(scene({ layout: "speaker" })))).toBe("ana | li me");
    expect(told(arrange(scene({ layout: "speaker", lead: "li" })))).toBe("li | ana me");
    expect(told(arrange(scene({ layout: "speaker", lead: "gone" })))).toBe("ana | li me");
  });
});

describe("what is pinned", () => {
  test("stays large whoever speaks, in both layouts, until it is let go", () => {
    const pins = pin(noPins, "li", false);
    expect(told(arrange(scene({ ...pins })))).toBe("li | ana me");
    expect(told(arrange(scene({ ...pins, layout: "speaker", lead: "ana" })))).toBe("li | ana me");
    expect(told(arrange(scene({ ...pin(pins, "li", true) })))).toBe("ana li me");
  });

  test("may be oneself, and is forgotten when it has gone", () => {
    expect(told(arrange(scene({ people: [ana], pinned: "me" })))).toBe("me | ana");
    expect(told(arrange(scene({ people: [ana, li], pinned: "omar" })))).toBe("ana li me");
  });
});

describe("a shared screen", () => {
  test("is large by itself, also between two", () => {
    expect(told(arrange(scene({ people: [sharing] })))).toBe(`${screenKey("li")} | li me`);
    expect(told(arrange(scene({ people: [ana, sharing], lead: "ana", layout: "speaker" })))).toBe(
      "li:screen | ana li me",
    );
  });

  test("can be let go, and be made large again", () => {
    const people = [ana, sharing];
    const released = pin(noPins, "li:screen", true);
    expect(told(arrange(scene({ people, ...released })))).toBe("li:screen ana li me");
    expect(told(arrange(scene({ people, ...pin(released, "li:screen", false) })))).toBe(
      "li:screen | ana li me",
    );
  });

  test("does not push aside what is pinned", () => {
    expect(told(arrange(scene({ people: [ana, sharing], pinned: "ana" })))).toBe("ana | li:screen li me");
  });
});
