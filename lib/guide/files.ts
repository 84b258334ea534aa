import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { ChapterName, GuideLanguage } from "./chapters";

/** This folder. Next knows the address of a module, but not `import.meta.dirname`. */
const here = path.dirname(fileURLToPath(import.meta.url));

/** The Markdown of a chapter. Read each time: it is a small file, and changes while one writes. */
export const markdownOf = (language: GuideLanguage, name: ChapterName): Promise<string> =>
  readFile(path.join(here, language, `${name}.md`), "utf8");
