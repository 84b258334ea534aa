"use client";
import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/cx";
import { clockOf } from "./duration";

/** Four times a second: the display is never more than a quarter of a second late. */
function subscribe(onTick: () => void): () => void {
  const timer = setInterval(onTick, 250);
  return () => clearInterval(timer);
}

interface Props {
  /** Server time, milliseconds since the epoch. */
  readonly connectedAt: number;
  /** Milliseconds to add to this browser's clock to get the server's. */
  readonly serverOffset: number;
  readonly className?: string;
}

/** How long the call has lasted. */
export function CallTimer({ connectedAt, serverOffset, className }: Props) {
  const t = useTranslations("call");
  const read = () => Math.max(0, Math.floor((Date.now() + serverOffset - connectedAt) / 1000));
  const seconds = useSyncExternalStore(subscribe, read, () => 0);
  return (
    <span role="timer" aria-label={t("time")} className={cx("tabular-nums", className)}>
      {clockOf(seconds)}
    </span>
  );
}
