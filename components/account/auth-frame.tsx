"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Logo } from "@/components/ui/logo";
import { LanguageSwitch } from "./language-switch";

/** The page around signing in and up. */
export function AuthFrame({ children }: { readonly children: ReactNode }) {
  const t = useTranslations("app");
  return (
    <div className="safe-x safe-top safe-bottom mx-auto flex min-h-dvh max-w-md flex-col gap-8">
      <header className="flex items-center justify-between gap-4">
        <span className="flex items-center gap-2.5 text-lg font-semibold">
          <Logo />
          {t("name")}
        </span>
        <LanguageSwitch />
      </header>
      <main className="flex flex-1 flex-col justify-center gap-8 pb-8">{children}</main>
    </div>
  );
}
