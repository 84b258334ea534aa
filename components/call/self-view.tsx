import { MicOff } from "lucide-react";
import { useTranslations } from "use-intl";
import type { LocalView, PersonRef } from "@/lib/client/types";
import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/cx";
import { isOn } from "./devices";
import { Picture } from "@/components/ui/picture";

interface Props {
  readonly me: PersonRef;
  readonly local: LocalView;
  readonly className?: string;
}

/** Oneself as the others see it, mirrored. */
export function SelfView({ me, local, className }: Props) {
  const t = useTranslations("call");
  const muted = !isOn(local.microphone);
  return (
    <section
      aria-label={t("you")}
      className={cx(
        "flex items-center justify-center overflow-hidden rounded-2xl bg-raised shadow-lg ring-1 ring-white/15",
        className,
      )}
    >
      {isOn(local.camera) && local.stream !== null ? (
        <Picture
          stream={local.stream}
          label={t("ownPicture")}
          mirrored={local.camera.facing !== "environment"}
        />
      ) : (
        <Avatar name={me.name} src={me.avatar} size="medium" />
      )}
      {muted && (
        <span className="absolute end-2 bottom-2 rounded-full bg-black/70 p-1.5 text-white">
          <MicOff aria-hidden className="size-4" />
          <span className="sr-only">{t("youMuted")}</span>
        </span>
      )}
    </section>
  );
}
