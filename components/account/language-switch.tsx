"use client";
import { useLocale, useTranslations } from "use-intl";
import { cx } from "@/components/ui/cx";
import { isLocale, locales } from "@/components/ui/locales";
import { useChooseLocale } from "@/components/ui/use-preferences";

/** The languages side by side, for who has no account menu yet. */
export function LanguageSwitch() {
  const t = useTranslations("account");
  const current = useLocale();
  const choose = useChooseLocale();
  return (
    <div role="group" aria-label={t("language")} className="flex">
      {Object.entries(locales).map(([locale, name]) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-pressed={locale === current}
          onClick={() => isLocale(locale) && choose(locale)}
          className={cx(
            "min-h-11 rounded-full px-3 text-sm",
            locale === current ? "font-semibold text-ink" : "text-soft hover:text-ink",
          )}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
