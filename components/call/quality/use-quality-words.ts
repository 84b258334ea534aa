import { useTranslations } from "use-intl";
import type { QualityView } from "@/lib/client/types";
import { causeWords, type Who } from "./cause-words";

/** Tells how good it is, and why it is no better: "Poor: Li's upload is the limit". */
export function useQualityWords({ me, people }: Who) {
  const t = useTranslations("inCall.quality");
  const level = (value: QualityView["level"]) => t(`level.${value}`);
  const cause = (quality: Omit<QualityView, "level">) => {
    const { key, name } = causeWords(quality, { me, people });
    return t(`cause.${key}`, { name });
  };
  const told = (quality: QualityView) =>
    quality.cause === "none"
      ? level(quality.level)
      : t("told", { level: level(quality.level), cause: cause(quality) });
  return { level, cause, told };
}
