import { Phone, PhoneIncoming, PhoneMissed, PhoneOutgoing, Video } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "use-intl";
import type { CallRecord } from "@/lib/contract";
import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import { useWho } from "./use-who";
import { outcomeOf, partsOf } from "./words";

interface Props {
  readonly record: CallRecord;
  /** IANA. */
  readonly timeZone: string;
  /** This user is in a call and cannot place another. */
  readonly busy: boolean;
  readonly onCallAgain: () => void;
}

/** Who it was with; of several the first two, in the place of one. */
function Picture({ people }: Pick<CallRecord, "people">) {
  const [first, second] = people;
  if (first === undefined) return <span className="size-12 shrink-0" />;
  if (second === undefined) return <Avatar name={first.userName} src={first.userAvatar} />;
  return (
    <span aria-hidden className="relative size-12 shrink-0">
      <Avatar name={first.userName} src={first.userAvatar} size="tiny" className="absolute start-0 top-0" />
      <Avatar
        name={second.userName}
        src={second.userAvatar}
        size="tiny"
        className="absolute end-0 bottom-0 ring-2 ring-ground"
      />
    </span>
  );
}

/** A call: with whom, what became of it, how long and when; the way to what happened in it, and to call again. */
export function HistoryRow({ record, timeZone, busy, onCallAgain }: Props) {
  const t = useTranslations("history");
  const format = useFormatter();
  const lasted = useTranslations("outcome");
  const name = useWho(record);
  const { id, type, direction, duration, createdAt, people } = record;
  const outcome = outcomeOf(record);
  const missed = outcome === "missed";
  const Direction = missed ? PhoneMissed : direction === "incoming" ? PhoneIncoming : PhoneOutgoing;
  const Type = type === "video" ? Video : Phone;
  const time = format.dateTime(new Date(createdAt), { timeStyle: "short", timeZone });
  return (
    <li className="flex items-center gap-1 rounded-2xl pe-2 hover:bg-surface sm:gap-2">
      <Link
        href={`/call/${id}`}
        className="flex min-h-18 min-w-0 flex-1 items-center gap-3 rounded-2xl py-2 ps-2 sm:gap-4"
      >
        <Picture people={people} />
        <span className="flex min-w-0 flex-1 flex-col">
          <span className={cx("truncate", missed ? "font-semibold text-danger-ink" : "font-medium")}>
            {name}
          </span>
          <span className={cx("flex items-center gap-1.5 text-sm", missed ? "text-danger-ink" : "text-soft")}>
            <Direction aria-hidden className="size-4 shrink-0" />
            <span className="truncate">
              {t(`outcomes.${outcome}`)}
              {duration > 0 && (
                <>
                  <span aria-hidden>{" · "}</span>
                  <span className="sr-only">{", "}</span>
                  {lasted("duration", partsOf(duration))}
                </>
              )}
            </span>
            <Type aria-hidden className="hidden size-4 shrink-0 min-[360px]:block" />
            <span className="sr-only">{t(`types.${type}`)}</span>
          </span>
        </span>
        <time dateTime={createdAt} className="shrink-0 text-sm text-soft tabular-nums">
          {time}
        </time>
      </Link>
      <IconButton
        icon={Type}
        kind="accent"
        label={t(`callBack.${type}`, { name })}
        disabled={busy || outcome === "live" || outcome === "ringing"}
        onClick={onCallAgain}
      />
    </li>
  );
}
