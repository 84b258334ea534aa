"use client";
import { Users } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/cx";
import { Logo } from "@/components/ui/logo";

const places = [{ href: "/", icon: Users, name: "people" }] as const;

/** The name, where one can go, and at its end what is given: the menu of the account. */
export function AppHeader({ children }: { readonly children: ReactNode }) {
  const t = useTranslations();
  const here = usePathname();
  return (
    <header className="safe-x safe-top flex items-center gap-3 border-b border-line bg-surface pb-3 sm:gap-6">
      <Link
        href="/"
        aria-label={t("app.name")}
        className="flex min-h-11 min-w-11 items-center justify-center gap-2.5 font-semibold"
      >
        <Logo />
        <span className="hidden sm:inline">{t("app.name")}</span>
      </Link>
      <nav aria-label={t("nav.label")} className="flex-1">
        <ul className="flex gap-1">
          {places.map(({ href, icon: Icon, name }) => (
            <li key={href}>
              <Link
                href={href}
                aria-current={here === href ? "page" : undefined}
                className={cx(
                  "flex min-h-11 items-center gap-2 rounded-full px-4 font-medium",
                  here === href ? "bg-raised text-ink" : "text-soft hover:bg-raised hover:text-ink",
                )}
              >
                <Icon aria-hidden className="size-5" />
                {t(`nav.${name}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </header>
  );
}
