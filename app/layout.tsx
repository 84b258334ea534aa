import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { messagesOf } from "@/components/messages/load";
import { MessagesProvider } from "@/components/messages/provider";
import { directions } from "@/components/ui/locales";
import "./globals.css";
import { preferences, translator } from "./preferences";

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator();
  return {
    title: { default: t("app.name"), template: `%s · ${t("app.name")}` },
    description: t("app.description"),
    applicationName: t("app.name"),
    formatDetection: { telephone: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f7f5" },
    { media: "(prefers-color-scheme: dark)", color: "#121514" },
  ],
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const { locale, theme } = await preferences();
  return (
    <html lang={locale} dir={directions[locale]} data-theme={theme}>
      <body className="min-h-dvh font-sans antialiased">
        <MessagesProvider locale={locale} messages={messagesOf(locale)}>
          {children}
        </MessagesProvider>
      </body>
    </html>
  );
}
