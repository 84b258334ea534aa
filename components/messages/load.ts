import type { Locale } from "@/components/ui/locales";
import en from "./en.json";
import zh from "./zh.json";

export type Messages = typeof en;

declare module "use-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}

const all: Readonly<Record<Locale, Messages>> = { en, zh };

/** Every text of the interface in one language. */
export const messagesOf = (locale: Locale): Messages => all[locale];
