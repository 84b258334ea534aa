import { useFormatter, useTranslations } from "use-intl";
import type { CallRecord } from "@/lib/contract";
import { whoOf } from "./words";

/** Whom a call was with, in words. */
export function useWho(record: CallRecord): string {
  const t = useTranslations("history");
  const app = useTranslations("app");
  const format = useFormatter();
  const { names, more } = whoOf(record);
  if (names.length === 0) return app("unnamed");
  const [first = "", second] = names;
  if (more === 0 || second === undefined) return format.list(names);
  return t("andOthers", { first, second, count: more });
}
