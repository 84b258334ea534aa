import { Phone, Video } from "lucide-react";
import { useTranslations } from "use-intl";
import type { ActiveGroupCall } from "@/lib/contract";
import { Button } from "@/components/ui/button";
import { useLocalTime } from "@/components/ui/use-local-time";

/** Where this user is: in no call, in this one, or in another. */
export type Place = "free" | "inIt" | "inOther";

interface Props {
  /** Of the group. */
  readonly name: string;
  readonly call: ActiveGroupCall;
  readonly place: Place;
  readonly onJoin: (video: boolean) => void;
}

/** The call that a group is in: since when, how many are in it, and the way into it. */
export function RunningCall({ name, call, place, onJoin }: Props) {
  const t = useTranslations("people.groups");
  const { type, count } = call;
  const Icon = type === "video" ? Video : Phone;
  const since = useLocalTime()(call.startedAt, { timeStyle: "short" });
  const other = place === "inOther";
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-xl bg-accent-soft px-3 py-2 text-accent-ink">
      <p className="flex min-w-0 flex-1 basis-48 items-center gap-2">
        <Icon aria-hidden className="size-4 shrink-0" />
        <span>
          {t(`running.${type}`, { since })} {t("inIt", { count })}
        </span>
      </p>
      {place === "inIt" ? (
        <p className="font-medium">{t("youAreIn")}</p>
      ) : (
        <span className="flex flex-wrap gap-2">
          <Button onClick={() => onJoin(false)} aria-label={t(other ? "endAndJoinOf" : "joinOf", { name })}>
            {t(other ? "endAndJoin" : "join")}
          </Button>
          {type === "video" && (
            <Button
              onClick={() => onJoin(true)}
              aria-label={t(other ? "endAndJoinVideoOf" : "joinVideoOf", { name })}
            >
              <Video aria-hidden className="size-4 shrink-0" />
              {t(other ? "endAndJoinVideo" : "joinVideo")}
            </Button>
          )}
        </span>
      )}
    </div>
  );
}
