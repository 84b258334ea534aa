"use client";
import { MonitorUp } from "lucide-react";
import { useTranslations } from "use-intl";
import type { PhoneActions, ScreenView } from "@/lib/client/types";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Notice } from "@/components/ui/notice";
import { X } from "lucide-react";

interface Props {
  readonly screen: ScreenView;
  readonly actions: Pick<PhoneActions, "shareScreen">;
}

/** That one's own screen is shared, with the way to stop. The screen itself is not drawn here: it would show itself. */
export function SharingBanner({ screen, actions }: Props) {
  const t = useTranslations("devices.share");
  const close = useTranslations("call")("close");
  if (screen.problem !== undefined) {
    return (
      <Notice kind="warning" urgent className="w-full max-w-lg items-center! py-1.5! shadow-lg">
        <div className="flex items-center gap-2">
          <p className="flex-1">{t(screen.problem)}</p>
          <IconButton
            icon={X}
            label={close}
            onClick={() => void actions.shareScreen(false)}
            className="text-inherit"
          />
        </div>
      </Notice>
    );
  }
  if (screen.stream === null) return null;
  return (
    <section
      aria-label={t("sharing")}
      className="flex items-center gap-3 rounded-full bg-accent-soft py-1 ps-4 pe-1 text-sm text-ink shadow-lg"
    >
      <MonitorUp aria-hidden className="size-4 shrink-0" />
      <p>{t("sharing")}</p>
      <Button kind="danger" className="px-4 text-sm" onClick={() => void actions.shareScreen(false)}>
        {t("stop")}
      </Button>
    </section>
  );
}
