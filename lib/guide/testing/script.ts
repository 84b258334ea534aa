import type { Block } from "./blocks";

/** What a block of commands must have printed. */
export interface Expectation {
  /** Number of the block of commands. */
  readonly of: number;
  readonly language: "json" | "text";
  readonly text: string;
}

/** A chapter as one script of bash: what the n-th block prints goes to `$OUT/n`, and `$OUT/at` names the last begun. */
export interface Script {
  readonly text: string;
  readonly expectations: readonly Expectation[];
}

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/**
 * Blocks of `sh` run one after another in one shell; a block of `js` is written to the file that it names, for a later
 * block to run; so is one of `conf`, which another test gives to the program that it is for; `json` and `text` say what
 * the block before printed.
 * @throws Error for a block that would not be tested
 */
export function scriptOf(blocks: readonly Block[]): Script {
  const parts = ["set -euo pipefail", "trap 'kill $(jobs -p) 2> /dev/null || true' EXIT"];
  const expectations: Expectation[] = [];
  blocks.forEach(({ language, file, text }, index) => {
    if (language === "sh") {
      parts.push(`echo ${index} > "$OUT/at"`, `{\n${text}\n} > "$OUT/${index}"`);
    } else if (language === "js" && file !== undefined) {
      const isRun = blocks.slice(index).some((later) => later.language === "sh" && later.text.includes(file));
      if (!isRun) throw new Error(`no block runs ${file}`);
      parts.push(`printf '%s\\n' ${quoted(text)} > ${quoted(file)}`);
    } else if (language === "conf" && file !== undefined) {
      parts.push(`printf '%s\\n' ${quoted(text)} > ${quoted(file)}`);
    } else if (language === "json" || language === "text") {
      if (blocks[index - 1]?.language !== "sh") throw new Error(`no block prints this: ${text}`);
      expectations.push({ of: index - 1, language, text });
    } else throw new Error(`a block of "${language}" is not tested: ${text}`);
  });
  return { text: `${parts.join("\n")}\n`, expectations };
}
