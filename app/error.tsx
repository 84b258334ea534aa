"use client";
import { CloudOff } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";

/** What is shown instead of a page that failed. A reload asks the server anew, which is what most often helps. */
export default function ErrorPage() {
  const t = useTranslations("errors");
  return (
    <main className="flex min-h-dvh items-center">
      <Empty icon={CloudOff} level={1} title={t("title")} text={t("text")}>
        <Button onClick={() => window.location.reload()}>{t("retry")}</Button>
      </Empty>
    </main>
  );
}
