import { MicOff, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";

interface Props {
  readonly onUnmute: () => void;
  readonly onClose: () => void;
}

/** Somebody talks while nobody can hear it. */
export function MutedHint({ onUnmute, onClose }: Props) {
  const t = useTranslations("inCall");
  return (
    <section
      aria-label={t("youAreMuted")}
      className="flex items-center gap-3 rounded-2xl bg-raised py-2 ps-4 pe-2 shadow-lg ring-1 ring-white/15"
    >
      <MicOff aria-hidden className="size-5 shrink-0" />
      <p className="font-medium">{t("youAreMuted")}</p>
      <Button kind="primary" onClick={onUnmute}>
        {t("unmute")}
      </Button>
      <IconButton icon={X} label={t("closeHint")} onClick={onClose} />
    </section>
  );
}
