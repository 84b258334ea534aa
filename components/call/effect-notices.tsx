"use client";
import { X } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useEffects } from "@/lib/client/effects/browser";
import { IconButton } from "@/components/ui/icon-button";
import { Notice } from "@/components/ui/notice";

const names = ["blur", "noiseSuppression"] as const;

/** What has become of the blurred background and of the sound without noise, where others will notice it. */
export function EffectNotices() {
  const t = useTranslations("effects.notice");
  const [effects] = useEffects();
  const [read, setRead] = useState<readonly string[]>([]);
  const present = names.flatMap((name) => {
    const state = effects[name];
    return state === "slow" || state === "failed" ? [`${name}.${state}` as const] : [];
  });
  // Who has tried again is told again.
  const stillRead = read.filter((key) => present.some((each) => each === key));
  if (stillRead.length < read.length) setRead(stillRead);
  return present
    .filter((key) => !read.includes(key))
    .map((key) => (
      <Notice key={key} kind="warning" urgent className="items-center! py-1.5! shadow-lg">
        <div className="flex items-center gap-2">
          <p className="flex-1">{t(key)}</p>
          <IconButton
            icon={X}
            label={t("close")}
            onClick={() => setRead([...read, key])}
            className="text-inherit"
          />
        </div>
      </Notice>
    ));
}
