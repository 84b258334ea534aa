"use client";
import { BellRing } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { useChoices } from "@/lib/client/choices";
import { usePush } from "@/lib/client/push/use-push";
import { Button, buttonClass } from "@/components/ui/button";
import { Hint } from "@/components/ui/hint";

/** Told once, to who has made a call here: calls can come although no page is open. */
export function NotificationHint() {
  const t = useTranslations("people.hint");
  const [{ state, busy }, { turnOn }] = usePush();
  const [{ hasCalled, hintClosed, notifications }, choose] = useChoices();
  const apt = state === "off" || state === "install";
  if (!apt || !hasCalled || hintClosed || notifications) return null;
  return (
    <Hint icon={BellRing} text={t("text")} close={t("close")} onClose={() => choose({ hintClosed: true })}>
      {state === "off" ? (
        <Button kind="quiet" disabled={busy} className="-ms-5 underline" onClick={() => void turnOn()}>
          {t("on")}
        </Button>
      ) : (
        <Link href="/settings#notifications" className={buttonClass("quiet", "-ms-5 underline")}>
          {t("settings")}
        </Link>
      )}
    </Hint>
  );
}
