import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Locale } from "./locales";
import { remember, showTheme, themeOf, type Theme } from "./preferences";

/** Chooses a language. The server sends the page anew in it; nothing is reloaded, so a call goes on. */
export function useChooseLocale(): (locale: Locale) => void {
  const router = useRouter();
  return (locale) => {
    remember("locale", locale);
    router.refresh();
  };
}

const shownTheme = (): Theme =>
  themeOf(typeof document === "undefined" ? undefined : document.documentElement.dataset.theme);

/** The theme of this browser and how to choose another. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(shownTheme);
  const choose = (chosen: Theme) => {
    remember("theme", chosen);
    showTheme(chosen);
    setTheme(chosen);
  };
  return [theme, choose];
}
