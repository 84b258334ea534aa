import { describe, expect, test } from "vitest";
import { chapterNames, type GuideLanguage, guideLanguages } from "./chapters";
import { markdownOf } from "./files";
import { readContents } from "./index";
import { referenceOf } from "./links";
import { render } from "./render";
import { blocksOf } from "./testing/blocks";

const words = { copy: "Copy", output: "Output" };
const chapters = await Promise.all(
  guideLanguages.flatMap((language) =>
    chapterNames.map(async (name) => {
      const markdown = await markdownOf(language, name);
      return { language, name, markdown, ...render(markdown, words) };
    }),
  ),
);
const chapter = (language: GuideLanguage, name: string) =>
  chapters.find((each) => each.language === language && each.name === name);

/** Every `METHOD /path` in the text, and every link. */
const endpointsIn = (markdown: string) =>
  [...markdown.matchAll(/`((?:GET|POST|PUT|DELETE) \/[^`]*)`/g)].map(([, named = ""]) => named);
const linksIn = (html: string) => [...html.matchAll(/<a href="([^"]*)"/g)].map(([, href = ""]) => href);
const anchorsIn = (html: string) => [...html.matchAll(/ id="([^"]*)"/g)].map(([, id = ""]) => id);

test.each(chapterNames)("%s has the same code in every language, part by part", (name) => {
  const [first, ...others] = guideLanguages.map((language) => chapter(language, name));
  for (const other of others) {
    expect(blocksOf(other?.markdown ?? "")).toEqual(blocksOf(first?.markdown ?? ""));
    expect(other?.headings.length).toBe(first?.headings.length);
    expect(endpointsIn(other?.markdown ?? "").sort()).toEqual(endpointsIn(first?.markdown ?? "").sort());
  }
});

describe.each(chapters)("$name ($language)", ({ language, markdown, html, title, headings }) => {
  test("names only endpoints that there are", () => {
    expect(endpointsIn(markdown).filter((named) => referenceOf(named) === undefined)).toEqual([]);
  });

  test("leads to chapters and headings that there are", () => {
    const lost = linksIn(html).filter((href) => {
      if (href.startsWith("/docs/reference#/") || ["/api/v1/openapi.json", "/network"].includes(href))
        return false;
      const [, name = "", anchor] = /^\/docs\/([a-z-]+)(?:#(.+))?$/.exec(href) ?? [];
      const target = name === "reference" ? { html: "" } : chapter(language, name);
      return !target || (anchor !== undefined && !anchorsIn(target.html).includes(anchor));
    });
    expect(lost).toEqual([]);
  });

  test("has one title, and headings that differ", () => {
    expect(title).not.toBe("");
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(new Set(headings.map(({ anchor }) => anchor)).size).toBe(headings.length);
  });
});

test("the contents have a title and a summary for each chapter, in its language", async () => {
  const [en, zh] = await Promise.all(guideLanguages.map(readContents));
  expect(en?.map(({ name }) => name)).toEqual([...chapterNames]);
  expect(en?.[0]).toEqual({
    name: "start",
    title: "Get a token",
    summary: "Make an account, get an access token, and ask the server who you are.",
  });
  expect(zh?.filter(({ summary }) => !/\p{Script=Han}/u.test(summary))).toEqual([]);
});
