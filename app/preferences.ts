import { cookies, headers } from "next/headers";
import { createTranslator } from "use-intl/core";
import { messagesOf } from "@/components/messages/load";
import { pickLocale, type Locale } from "@/components/ui/locales";
import { themeOf, type Theme } from "@/components/ui/preferences";

export interface Preferences {
  readonly locale: Locale;
  readonly theme: Theme;
}

/** What whoever sent this request chose, or what their browser asks for. */
export async function preferences(): Promise<Preferences> {
  const [chosen, asked] = await Promise.all([cookies(), headers()]);
  return {
    locale: pickLocale(chosen.get("locale")?.value, asked.get("accept-language")),
    theme: themeOf(chosen.get("theme")?.value),
  };
}

/** The texts for what is made on the server, such as titles of pages. */
export async function translator() {
  const { locale } = await preferences();
  return createTranslator({ locale, messages: messagesOf(locale) });
}
