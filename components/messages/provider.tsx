"use client";
import type { ReactNode } from "react";
import { IntlProvider } from "use-intl";
import type { Locale } from "@/components/ui/locales";
import type { Messages } from "./load";

interface Props {
  readonly locale: Locale;
  readonly messages: Messages;
  readonly children: ReactNode;
}

/** Gives every component below its texts. The messages of one language only travel to the browser. */
export function MessagesProvider({ locale, messages, children }: Props) {
  return (
    <IntlProvider locale={locale} messages={messages} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
