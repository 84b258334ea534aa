import { readFileSync } from "node:fs";
import path from "node:path";
import { createTranslator } from "use-intl/core";
import type { Messages } from "../components/messages/load";

const folder = path.resolve(import.meta.dirname, "../components/messages");

/** What the screens say in this language. */
export function wordsOf(locale: "en" | "zh") {
  const messages = JSON.parse(readFileSync(path.join(folder, `${locale}.json`), "utf8")) as Messages;
  return createTranslator({ locale, messages });
}
