"use client";
import { Headphones } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { useChoices } from "@/lib/client/choices";
import { buttonClass } from "@/components/ui/button";
import { Hint } from "@/components/ui/hint";

/** Before the first call of this browser: one may try the devices first. */
export function DeviceHint() {
  const t = useTranslations("devices.hint");
  const [{ hasCalled, devicesChecked }, choose] = useChoices();
  if (hasCalled || devicesChecked) return null;
  return (
    <Hint
      icon={Headphones}
      text={t("text")}
      close={t("close")}
      onClose={() => choose({ devicesChecked: true })}
    >
      <Link href="/settings#devices" className={buttonClass("quiet", "-ms-5 underline")}>
        {t("check")}
      </Link>
    </Hint>
  );
}
