import { useFormatter, useTranslations } from "use-intl";
import { partsOf } from "../duration";

/** Puts times into words. */
export function useTimes() {
  const t = useTranslations("outcome");
  const format = useFormatter();
  const timeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
  return {
    /** Milliseconds as “1 min 5 s”, in one piece; what took less than a second took one. */
    lasting: (ms: number) =>
      t("duration", partsOf(Math.max(1, Math.round(ms / 1000)))).replaceAll(" ", "\u00a0"),
    /** Of the day, to the second. */
    clock: (at: number) => format.dateTime(at, { timeStyle: "medium", timeZone: timeZone() }),
    /** With the date. */
    moment: (at: number) =>
      format.dateTime(at, { dateStyle: "full", timeStyle: "short", timeZone: timeZone() }),
  };
}
