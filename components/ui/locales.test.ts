import { describe, expect, test } from "vitest";
import { pickLocale } from "./locales";
import { themeOf } from "./preferences";

describe("the language of the pages", () => {
  test.each([
    ["the chosen one", "zh", "en-US,en;q=0.9", "zh"],
    ["that of the browser", undefined, "zh-CN,zh;q=0.9,en;q=0.8", "zh"],
    ["that of the browser, written in capitals", undefined, "ZH-Hans-CN", "zh"],
    ["the one that the browser likes best among ours", undefined, "fr, en;q=0.3, zh;q=0.7", "zh"],
    ["not one that the browser refuses", undefined, "zh;q=0, fr", "en"],
    ["English when nothing is known", undefined, null, "en"],
    ["English when nothing fits", "tlh", "fr-FR", "en"],
    ["English for nonsense", "toString", ";;,,q=", "en"],
  ] as const)("is %s", (_, chosen, accepted, locale) => {
    expect(pickLocale(chosen, accepted)).toBe(locale);
  });
});

test("a theme that does not exist is that of the system", () => {
  expect(themeOf("dark")).toBe("dark");
  expect(themeOf("neon")).toBe("system");
  expect(themeOf(undefined)).toBe("system");
});
