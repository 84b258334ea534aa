/** What a person chose for this browser. Kept in cookies, so that the first byte of a page is right already. */

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export const themeOf = (cookie: string | undefined): Theme =>
  themes.find((theme) => theme === cookie) ?? "system";

const yearSeconds = 365 * 24 * 60 * 60;

/** Remembers a choice in this browser for a year. */
export function remember(name: "locale" | "theme", value: string): void {
  document.cookie = `${name}=${value}; Path=/; Max-Age=${yearSeconds}; SameSite=Lax`;
}

/** Shows a theme at once. */
export function showTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
}
