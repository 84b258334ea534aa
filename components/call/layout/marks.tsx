import { AudioLines, Crown, Hand, MicOff, VideoOff } from "lucide-react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/cx";
import { QualityMark } from "../quality/quality-mark";
import type { Frame } from "./frame";

interface Props {
  readonly name: string;
  readonly muted: boolean;
  readonly cameraOff: boolean;
  readonly speaking: boolean;
  /** They are the host of the group. */
  readonly host?: boolean;
  /** The place in the row of raised hands, from 1; 0: it is not raised. */
  readonly hand: number;
  readonly quality?: Frame["quality"];
  /** The name stands elsewhere, and nothing is to be told of them but the quality. */
  readonly bare?: boolean;
  readonly className?: string;
}

/** Who it is, and what they have switched on: each by a sign and in words. */
export function Marks({
  name,
  muted,
  cameraOff,
  speaking,
  host = false,
  hand,
  quality,
  bare,
  className,
}: Props) {
  const t = useTranslations("inCall");
  const call = useTranslations("call");
  return (
    <div
      className={cx(
        "absolute flex max-w-[calc(100%-1.5rem)] flex-wrap-reverse items-center gap-1.5",
        className,
      )}
    >
      {!bare && (
        <p className="flex min-w-0 items-center gap-2 rounded-full bg-black/70 px-3 py-1 text-sm text-white">
          {muted && <MicOff aria-hidden className="size-4 shrink-0" />}
          {cameraOff && <VideoOff aria-hidden className="size-4 shrink-0" />}
          {speaking && !muted && <AudioLines aria-hidden className="size-4 shrink-0 text-accent-ink" />}
          {host && <Crown aria-hidden className="size-4 shrink-0" />}
          <span className="truncate">{muted ? call("muted", { name }) : name}</span>
          {host && <span className="sr-only">{t("host.isHost")}</span>}
          {cameraOff && <span className="sr-only">{t("cameraOff")}</span>}
        </p>
      )}
      {quality !== undefined && <QualityMark {...quality} />}
      {hand > 0 && (
        <p className="flex items-center gap-1.5 rounded-full bg-warning-ink px-2.5 py-1 text-sm font-medium text-ground">
          <Hand aria-hidden className="size-4" />
          <span aria-hidden>{hand}</span>
          <span className="sr-only">{t("handRaised", { place: hand })}</span>
        </p>
      )}
    </div>
  );
}
