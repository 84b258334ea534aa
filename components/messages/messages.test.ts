import { describe, expect, test } from "vitest";
import en from "./en.json";
import zh from "./zh.json";

interface Tree {
  readonly [key: string]: string | Tree;
}

/** Every text by its full key. */
function flat(tree: Tree, prefix = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  );
}

/** The names of what is filled in (ICU MessageFormat arguments). */
const argumentsOf = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\s*([A-Za-z]\w*)\s*[,}]/g)].map((match) => match[1] ?? ""))].sort();

const english = new Map(flat(en));
const chinese = new Map(flat(zh));

describe("the texts", () => {
  test("are the same ones in English and in Chinese", () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test.each([...english.keys()])("%s says the same things in both languages", (key) => {
    expect(argumentsOf(chinese.get(key) ?? "")).toEqual(argumentsOf(english.get(key) ?? ""));
  });

  test("are never empty", () => {
    const empty = [...english, ...chinese].filter(([, text]) => text.trim() === "");
    expect(empty).toEqual([]);
  });

  test("are Chinese in the Chinese file, but for the name of the application", () => {
    const latin = [...chinese].filter(([, text]) => !/\p{Script=Han}/u.test(text)).map(([key]) => key);
    expect(latin).toEqual(["app.name"]);
  });
});
