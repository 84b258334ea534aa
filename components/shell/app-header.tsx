"use client";
import { BookOpen, Settings, Users } from "lucide-react";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { TopBar } from "@/components/ui/top-bar";

const places = [
  { href: "/", icon: Users, name: "people" },
  { href: "/settings", icon: Settings, name: "settings" },
] as const;

/** The top of the phone's pages; at its end what is given: the menu of the account. */
export function AppHeader({ children }: { readonly children: ReactNode }) {
  const t = useTranslations();
  const path = usePathname();
  const inside = places.map(
    ({ href, icon, name }) =>
      ({ href, icon, name: t(`nav.${name}`), here: path === href ? "page" : undefined }) as const,
  );
  const docs = { href: "/docs", icon: BookOpen, name: t("docs.title"), apart: true } as const;
  return (
    <TopBar name={t("app.name")} label={t("nav.label")} places={[...inside, docs]}>
      {children}
    </TopBar>
  );
}
