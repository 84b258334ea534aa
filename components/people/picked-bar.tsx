import { Phone, Users, Video } from "lucide-react";
import { useTranslations } from "use-intl";
import type { CallType } from "@/lib/call";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";

/** In a call each sends to each: it holds eight. */
export const mostOthers = 7;

interface Props {
  readonly count: number;
  /** This user is in a call and cannot place another. */
  readonly busy: boolean;
  readonly onCall: (type: CallType) => void;
  readonly onGroup: () => void;
}

/** What one may do with those who are picked. */
export function PickedBar({ count, busy, onCall, onGroup }: Props) {
  const t = useTranslations("people.pick");
  const unable = busy || count === 0 || count > mostOthers;
  const icon = "size-4 shrink-0";
  return (
    <section
      aria-label={t("bar")}
      className={cx(
        "sticky bottom-3 z-10 flex flex-col gap-3 rounded-3xl border border-line bg-surface p-4 shadow-lg",
        busy && "max-md:bottom-28",
      )}
    >
      <p role="status" className={cx("px-1", count > mostOthers ? "text-danger-ink" : "text-soft")}>
        <span className="font-medium text-ink">{t("count", { count })}</span>{" "}
        {count > mostOthers ? t("tooMany", { most: mostOthers }) : t("most", { most: mostOthers })}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button disabled={unable} onClick={() => onCall("audio")} className="flex-1">
          <Phone aria-hidden className={icon} />
          {t("call")}
        </Button>
        <Button disabled={unable} onClick={() => onCall("video")} className="flex-1 whitespace-nowrap">
          <Video aria-hidden className={icon} />
          {t("videoCall")}
        </Button>
        <Button
          kind="secondary"
          disabled={count === 0}
          onClick={onGroup}
          className="flex-1 whitespace-nowrap"
        >
          <Users aria-hidden className={icon} />
          {t("group")}
        </Button>
      </div>
    </section>
  );
}
