"use client";
import { X } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { LocalView } from "@/lib/client/types";
import { IconButton } from "@/components/ui/icon-button";
import { Notice } from "@/components/ui/notice";
import { EffectNotices } from "./effect-notices";

const names = ["microphone", "camera"] as const;

/** What keeps a device, or what is done with its picture or sound, from working. The call goes on meanwhile. */
export function DeviceNotices({ local }: { readonly local: LocalView }) {
  const t = useTranslations("devices");
  const close = useTranslations("call")("close");
  const [read, setRead] = useState<readonly string[]>([]);
  const present = names.flatMap((device) => {
    const { problem } = local[device];
    return problem === undefined ? [] : [`${device}.${problem}` as const];
  });
  // While a device is tried again it has no problem: one that comes back is told again.
  const stillRead = read.filter((key) => present.some((problem) => problem === key));
  if (stillRead.length < read.length) setRead(stillRead);
  const problems = present.filter((key) => !read.includes(key));
  return (
    <div className="flex w-full max-w-lg flex-col gap-2">
      {problems.map((key) => (
        <Notice key={key} kind="warning" className="items-center! py-1.5! shadow-lg">
          <div className="flex items-center gap-2">
            <p className="flex-1">{t(key)}</p>
            <IconButton
              icon={X}
              label={close}
              onClick={() => setRead([...read, key])}
              className="text-inherit"
            />
          </div>
        </Notice>
      ))}
      <EffectNotices />
    </div>
  );
}
