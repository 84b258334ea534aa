import { useFormatter, useTranslations } from "use-intl";
import type { Figures } from "@/lib/client/network-check";

/** What was measured, in short. */
export function Figure({ figures }: { readonly figures: Figures }) {
  const t = useTranslations("network.figure");
  const format = useFormatter();
  const { ms, lossPercent, medianMs, worstMs, width, height } = figures;
  /** Milliseconds; a way nearby takes parts of one. */
  const time = (value: number) => format.number(value, { maximumFractionDigits: value < 10 ? 1 : 0 });
  if (lossPercent !== undefined && medianMs !== undefined && worstMs !== undefined) {
    const loss = format.number(lossPercent, { maximumFractionDigits: 1 });
    return t("loop", { loss, median: time(medianMs), worst: time(worstMs) });
  }
  if (ms !== undefined) return t("ms", { ms: time(ms) });
  if (width !== undefined && height !== undefined)
    return t("size", { width: String(width), height: String(height) });
  return null;
}
