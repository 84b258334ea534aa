/** The languages of the interface, each in its own name. */
export const locales = { en: "English", zh: "简体中文" } as const;

export type Locale = keyof typeof locales;
export const defaultLocale: Locale = "en";

/** Direction of writing. None of today's languages needs `rtl`; the layout would follow. */
export const directions: Readonly<Record<Locale, "ltr" | "rtl">> = { en: "ltr", zh: "ltr" };

export const isLocale = (value: string | undefined): value is Locale =>
  value !== undefined && Object.hasOwn(locales, value);

/**
 * The language to speak: the one chosen, else the first that the browser accepts and we have.
 * @param accepted the header `Accept-Language` (RFC 9110, 12.5.4)
 */
export function pickLocale(chosen: string | undefined, accepted: string | null): Locale {
  if (isLocale(chosen)) return chosen;
  const wanted = (accepted ?? "")
    .split(",")
    .map((range) => {
      const [tag = "", ...parameters] = range.trim().toLowerCase().split(";");
      const quality = parameters.find((parameter) => parameter.trim().startsWith("q="));
      return { language: tag.split("-")[0], q: quality === undefined ? 1 : Number(quality.trim().slice(2)) };
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q);
  return wanted.map(({ language }) => language).find(isLocale) ?? defaultLocale;
}
