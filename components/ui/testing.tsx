import { readFileSync } from "node:fs";
import path from "node:path";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider, type Messages } from "use-intl";
import type { Locale } from "./locales";

/** Read, not imported: this folder knows no words. */
export const messagesOf = (locale: Locale): Messages =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, `../messages/${locale}.json`), "utf8")) as Messages;

/** For tests: what is drawn first, as HTML. */
export const drawn = (node: ReactNode, locale: Locale = "en"): string =>
  renderToStaticMarkup(
    <IntlProvider locale={locale} messages={messagesOf(locale)} timeZone="UTC">
      {node}
    </IntlProvider>,
  );

/** For tests: the words of some HTML, without its tags. */
export const wordsOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
