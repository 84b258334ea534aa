"use client";
import { BookOpen, History, Settings, Users } from "lucide-react";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { type Place, TopBar } from "@/components/ui/top-bar";

const places = [
  { href: "/", icon: Users, name: "people" },
  { href: "/history", icon: History, name: "history" },
  { href: "/settings", icon: Settings, name: "settings" },
] as const;

interface Props {
  /** How many missed calls wait to be seen. */
  readonly missed?: number;
  readonly children: ReactNode;
}

/** So many are told in figures. */
const most = 99;

/** The top of the phone's pages; at its end what is given: the menu of the account. */
export function AppHeader({ missed = 0, children }: Props) {
  const t = useTranslations();
  const path = usePathname();
  const badge =
    missed === 0
      ? undefined
      : { text: missed > most ? `${most}+` : String(missed), words: t("nav.missed", { count: missed }) };
  const inside = places.map(({ href, icon, name }): Place => ({
    ...{ href, icon, name: t(`nav.${name}`) },
    here: path === href ? "page" : undefined,
    badge: name === "history" ? badge : undefined,
  }));
  const docs = { href: "/docs", icon: BookOpen, name: t("docs.title"), apart: true } as const;
  return (
    <TopBar name={t("app.name")} label={t("nav.label")} places={[...inside, docs]}>
      {children}
    </TopBar>
  );
}
