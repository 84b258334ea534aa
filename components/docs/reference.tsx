"use client";
import "swagger-ui-dist/swagger-ui.css";
import "./reference.css";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { Notice } from "@/components/ui/notice";
import { useDarkClass } from "./use-dark";
import { useReference } from "./use-reference";

/** Every endpoint, to be tried; `name` is who is signed in. The words of the reference are English. */
export function Reference({ name }: { readonly name?: string }) {
  const t = useTranslations("docs");
  const place = useRef<HTMLDivElement>(null);
  const state = useReference(place);
  useDarkClass();
  return (
    <div className="mx-auto flex max-w-6xl flex-col gap-4">
      <h1 className="text-3xl font-semibold">{t("referenceTitle")}</h1>
      <p className="text-soft">
        {t("referenceText")}{" "}
        <a href="/api/v1/openapi.json" className="text-accent-ink underline">
          {t("document")}
        </a>
      </p>
      <Notice>
        {t("try")} {name === undefined ? t("asNobody") : t("asYou", { name })}
      </Notice>
      {state === "loading" && <p role="status">{t("loading")}</p>}
      {state === "failed" && (
        <Notice kind="danger" urgent>
          {t("failed")}
        </Notice>
      )}
      <h2 className="sr-only">{t("endpoints")}</h2>
      <div ref={place} lang="en" className="reference" />
    </div>
  );
}
