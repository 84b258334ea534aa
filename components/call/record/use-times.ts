import { useTranslations } from "use-intl";
import { useLocalTime } from "@/components/ui/use-local-time";
import { partsOf } from "../duration";

/** Puts times into words. */
export function useTimes() {
  const t = useTranslations("outcome");
  const timeOf = useLocalTime();
  return {
    /** Milliseconds as “1 min 5 s”, in one piece; what took less than a second took one. */
    lasting: (ms: number) =>
      t("duration", partsOf(Math.max(1, Math.round(ms / 1000)))).replaceAll(" ", "\u00a0"),
    /** Of the day, to the second. */
    clock: (at: number) => timeOf(at, { timeStyle: "medium" }),
    /** With the date. */
    moment: (at: number) => timeOf(at, { dateStyle: "full", timeStyle: "short" }),
  };
}
