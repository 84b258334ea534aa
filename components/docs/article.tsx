"use client";
import { useState, type MouseEvent } from "react";
import { useTranslations } from "use-intl";
import { Announcer } from "@/components/ui/announcer";

/** A chapter; its buttons copy the code beside them. */
export function Article({ html }: { readonly html: string }) {
  const t = useTranslations("docs");
  const [said, say] = useState("");
  const copy = ({ target }: MouseEvent) => {
    const button = target instanceof Element && target.closest("[data-copy]");
    const text = button && button.parentElement?.querySelector("code")?.textContent;
    if (!text) return;
    navigator.clipboard.writeText(text).then(
      () => {
        button.textContent = t("copied");
        button.addEventListener("blur", () => (button.textContent = t("copy")), { once: true });
        say(t("copied"));
      },
      // The browser does not allow it: one can still select the text.
      () => undefined,
    );
  };
  return (
    <>
      <article className="guide" onClick={copy} dangerouslySetInnerHTML={{ __html: html }} />
      <Announcer text={said} />
    </>
  );
}
