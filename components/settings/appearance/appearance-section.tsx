"use client";
import { useLocale, useTranslations } from "use-intl";
import { isLocale, locales } from "@/components/ui/locales";
import { themes } from "@/components/ui/preferences";
import { RadioGroup } from "@/components/ui/radio-group";
import { useChooseLocale, useTheme } from "@/components/ui/use-preferences";
import { Section } from "../section";

const languages = Object.entries(locales).flatMap(([value, label]) =>
  isLocale(value) ? [{ value, label, lang: value }] : [],
);

/** How this browser shows things. */
export function AppearanceSection() {
  const t = useTranslations("settings.appearance");
  const locale = useLocale();
  const chooseLocale = useChooseLocale();
  const [theme, chooseTheme] = useTheme();
  return (
    <Section title={t("title")} about={t("about")}>
      <RadioGroup
        label={t("language")}
        value={languages.find(({ value }) => value === locale)?.value}
        choices={languages}
        onChoose={chooseLocale}
      />
      <RadioGroup
        label={t("theme")}
        value={theme}
        choices={themes.map((value) => ({ value, label: t(`themes.${value}`) }))}
        onChoose={chooseTheme}
      />
    </Section>
  );
}
