import { type ChapterName, chapterNames, type GuideLanguage } from "./chapters";
import { markdownOf } from "./files";
import { type Chapter, render, type Words } from "./render";

export { type ChapterName, chapterNames, isChapter } from "./chapters";

/** A chapter of the guide, to be shown. */
export const readChapter = async (
  language: GuideLanguage,
  name: ChapterName,
  words: Words,
): Promise<Chapter> => render(await markdownOf(language, name), words);

/** A chapter in the contents: its title, and its first paragraph. */
export interface Entry {
  readonly name: ChapterName;
  readonly title: string;
  readonly summary: string;
}

/** The contents of the guide. */
export const readContents = (language: GuideLanguage): Promise<Entry[]> =>
  Promise.all(
    chapterNames.map(async (name) => {
      const [title = "", summary = ""] = (await markdownOf(language, name)).split(/\n\n/);
      return {
        name,
        title: title.replace(/^# /, ""),
        summary: summary.replace(/[\n`]/g, (sign) => (sign === "`" ? "" : " ")),
      };
    }),
  );
