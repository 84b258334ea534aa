import { marked } from "marked";

/** A block of code in a chapter: ```` ```language file ````. */
export interface Block {
  readonly language: string;
  readonly file?: string;
  readonly text: string;
}

/** The blocks of code of a chapter in their order. */
export const blocksOf = (markdown: string): Block[] =>
  marked.lexer(markdown).flatMap((token) => {
    if (token.type !== "code") return [];
    const { lang = "", text } = token as { lang?: string; text: string };
    const [language = "", file] = lang.split(" ");
    return [{ language, text, ...(file === undefined ? {} : { file }) }];
  });
