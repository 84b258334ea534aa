"use client";
import { Bell, BellOff } from "lucide-react";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { useChoices } from "@/lib/client/choices";
import { usePhone, usePhoneSnapshot } from "@/lib/client/use-phone";
import { Button } from "@/components/ui/button";
import { Section } from "../section";

/** How the ringer sounds in this browser. */
export function RingingSection() {
  const t = useTranslations("settings.ringing");
  const phone = usePhone();
  const { ringer } = usePhoneSnapshot();
  const [{ ringVolume }, choose] = useChoices();
  const volume = useId();
  const testing = ringer === "testing";
  const Icon = testing ? BellOff : Bell;
  return (
    <Section title={t("title")} about={t("about")}>
      <div className="flex flex-col gap-2">
        <label htmlFor={volume}>{t("volume")}</label>
        <input
          id={volume}
          type="range"
          min={0.1}
          max={1}
          step={0.1}
          value={ringVolume}
          onChange={(event) => choose({ ringVolume: event.currentTarget.valueAsNumber })}
          className="h-11 w-full max-w-sm accent-accent"
        />
      </div>
      <Button kind="secondary" onClick={() => phone.testRinger(!testing)} className="self-start">
        <Icon aria-hidden className="size-4" />
        {t(testing ? "stop" : "test")}
      </Button>
    </Section>
  );
}
