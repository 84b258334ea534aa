"use client";
import { BellRing, Download } from "lucide-react";
import { useTranslations } from "use-intl";
import { useInstall, usePush } from "@/lib/client/push/use-push";
import { Button } from "@/components/ui/button";
import { Section } from "../section";
import { PushControls } from "./push-controls";

/** How calls reach this device while no page is open. */
export function NotificationsSection() {
  const t = useTranslations("settings.notifications");
  const [view, push] = usePush();
  const install = useInstall();
  return (
    <Section title={t("title")} about={t("about")}>
      <PushControls view={view} {...push} />
      <div className="flex flex-wrap gap-3 empty:hidden">
        {view.state === "on" && (
          <Button kind="secondary" disabled={view.test === "sending"} onClick={() => void push.sendTest()}>
            <BellRing aria-hidden className="size-4" />
            {t(view.test === "sending" ? "testing" : "test")}
          </Button>
        )}
        {install !== undefined && (
          <Button kind="secondary" title={t("installHint")} onClick={install}>
            <Download aria-hidden className="size-4" />
            {t("install")}
          </Button>
        )}
      </div>
    </Section>
  );
}
