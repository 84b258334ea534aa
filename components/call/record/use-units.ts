import { useFormatter } from "use-intl";
import type { Measure } from "@/lib/client/record";

/** A figure with its unit. */
export function useUnits(): (measure: Measure, value: number) => string {
  const format = useFormatter();
  return (measure, value) => {
    const digits = { maximumFractionDigits: value < 10 ? 1 : 0 };
    switch (measure) {
      case "roundTrip":
      case "jitter":
        return format.number(value, { style: "unit", unit: "millisecond", ...digits });
      case "loss":
        return format.number(value / 100, { style: "percent", ...digits });
      case "received":
      case "sent":
        return format.number(value, { style: "unit", unit: "kilobit-per-second", ...digits });
      case "mos":
        return format.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
      default:
        return measure satisfies never;
    }
  };
}
