import { expect, test } from "vitest";
import { createChoices, usualChoices } from "./choices";

function memory(text?: string) {
  const kept = new Map(text === undefined ? [] : [["ringback.choices", text]]);
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

test("what was chosen is there again when the page is", () => {
  const kept = memory();
  createChoices(kept).set({ camera: "back", blur: true });
  expect(createChoices(kept).get()).toEqual({ ...usualChoices, camera: "back", blur: true });
});

test("a choice of another tab is kept beside one's own", () => {
  const kept = memory();
  const [one, other] = [createChoices(kept), createChoices(kept)];
  one.set({ microphone: "headset" });
  other.set({ layout: "speaker" });
  expect(createChoices(kept).get()).toMatchObject({ microphone: "headset", layout: "speaker" });
});

test("what another tab chose is heard of, once", () => {
  const kept = memory();
  const [one, other] = [createChoices(kept), createChoices(kept)];
  let heard = 0;
  one.subscribe(() => (heard += 1));
  other.set({ camera: "back" });
  one.reread();
  one.reread();
  expect([one.get().camera, heard]).toEqual(["back", 1]);
});

test.each(["", "null", "{", "7"])("what is no choice (%j) counts as none", (text) => {
  expect(createChoices(memory(text)).get()).toEqual(usualChoices);
});

test("a browser that keeps nothing keeps a choice as long as the page is there", () => {
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new Error("full");
    },
  };
  const choices = createChoices(full);
  let heard = 0;
  const stop = choices.subscribe(() => (heard += 1));
  choices.set({ shortcuts: false });
  choices.set({ layout: "speaker" });
  stop();
  choices.set({});
  expect(choices.get()).toEqual({ ...usualChoices, shortcuts: false, layout: "speaker" });
  expect(heard).toBe(2);
});
