"use client";
import { BookOpen, Braces } from "lucide-react";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { TopBar } from "@/components/ui/top-bar";

const places = [
  { href: "/docs", icon: BookOpen, name: "guide" },
  { href: "/docs/reference", icon: Braces, name: "reference" },
] as const;

/** The top of the documentation, which has two parts. */
export function DocsHeader({ children }: { readonly children: ReactNode }) {
  const t = useTranslations();
  const path = usePathname();
  const part = path === "/docs/reference" ? path : "/docs";
  return (
    <TopBar
      name={t("app.name")}
      label={t("docs.label")}
      places={places.map(({ href, icon, name }) => ({
        href,
        icon,
        name: t(`docs.${name}`),
        here: part === href ? "true" : undefined,
      }))}
    >
      {children}
    </TopBar>
  );
}
