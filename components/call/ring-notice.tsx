import { Phone, PhoneMissed, PhoneOff, Video, X } from "lucide-react";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import type { PhoneActions, RingNotice as View } from "@/lib/client/types";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";

interface Props {
  readonly notice: View;
  readonly actions: Pick<PhoneActions, "call" | "dismissNotice">;
}

/** How long it is told that somebody declined elsewhere, which is mostly oneself. */
const shortMs = 8_000;

/** A call that stopped ringing here by itself. A missed one stays until it was seen to. */
export function RingNotice({ notice, actions }: Props) {
  const t = useTranslations("ringer");
  const { kind, from, type, callId } = notice;
  const missed = kind === "missed";
  const { dismissNotice } = actions;
  useEffect(() => {
    if (missed) return;
    const timer = setTimeout(dismissNotice, shortMs);
    return () => clearTimeout(timer);
  }, [missed, callId, dismissNotice]);
  const text = t(missed ? "missed" : "declinedElsewhere", { name: from.name });
  const Icon = missed ? PhoneMissed : PhoneOff;
  const Call = type === "video" ? Video : Phone;
  return (
    <section
      aria-label={text}
      className="safe-bottom safe-x fixed inset-x-0 bottom-0 z-10 flex justify-center pb-4"
    >
      <div className="flex w-full max-w-lg items-start gap-3 rounded-2xl border border-line bg-surface py-2 ps-4 pe-2 shadow-lg">
        <Icon
          aria-hidden
          className={missed ? "mt-3 size-5 shrink-0 text-danger-ink" : "mt-3 size-5 shrink-0 text-soft"}
        />
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
          <p role="status" className="min-w-40 flex-1 py-2.5">
            {text}
          </p>
          {missed && (
            <Button
              kind="secondary"
              onClick={() => {
                dismissNotice();
                void actions.call([from], type);
              }}
            >
              <Call aria-hidden className="size-4" />
              {t("callBack")}
            </Button>
          )}
        </div>
        <IconButton icon={X} label={t("close")} onClick={dismissNotice} />
      </div>
    </section>
  );
}
