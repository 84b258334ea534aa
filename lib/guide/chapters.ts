/** The chapters of the guide in their order; each is a file of this name in every language. */
export const chapterNames = [
  "start",
  "calls",
  "events",
  "signals",
  "errors",
  "groups",
  "history",
  "keys",
  "webhooks",
  "turn",
] as const;
export type ChapterName = (typeof chapterNames)[number];

/** The languages that the guide is written in. */
export const guideLanguages = ["en", "zh"] as const;
export type GuideLanguage = (typeof guideLanguages)[number];

export const isChapter = (name: string): name is ChapterName =>
  chapterNames.some((chapter) => chapter === name);
