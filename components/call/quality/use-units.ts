import { useFormatter, useTranslations } from "use-intl";

const none = "–";
type Value = number | undefined;

/** Numbers with what they are of, as this language writes them; a dash for what is not known. */
export function useUnits() {
  const t = useTranslations("inCall.quality.unit");
  const format = useFormatter();
  const told = (value: Value, words: (value: number) => string) =>
    value === undefined ? none : words(value);
  const whole = (value: number) => format.number(value, { maximumFractionDigits: 0 });
  /** What is small is worth a digit more. */
  const short = (value: number) => format.number(value, { maximumFractionDigits: value < 10 ? 1 : 0 });
  return {
    bitrate: (value: Value) => told(value, (kbit) => t("kbit", { value: whole(kbit) })),
    ratio: (value: Value) =>
      told(value, (ratio) => format.number(ratio, { style: "percent", maximumFractionDigits: 1 })),
    /** Of seconds. */
    time: (value: Value) => told(value, (seconds) => t("ms", { value: short(seconds * 1000) })),
    frames: (value: Value) => told(value, (rate) => t("frames", { value: whole(rate) })),
    size: (value: { readonly width: number; readonly height: number } | undefined) =>
      value === undefined ? none : `${value.width}×${value.height}`,
    mos: (value: Value) =>
      told(value, (mos) => format.number(mos, { minimumFractionDigits: 1, maximumFractionDigits: 1 })),
  };
}
