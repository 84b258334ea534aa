"use client";
import { useTranslations } from "use-intl";

/** The first stop of the tab key. */
export function SkipLink() {
  const t = useTranslations("app");
  return (
    <a
      href="#content"
      className="sr-only focus:not-sr-only focus:fixed focus:start-4 focus:top-4 focus:z-60 focus:rounded-full focus:bg-surface focus:px-5 focus:py-3 focus:shadow-lg"
    >
      {t("skip")}
    </a>
  );
}
