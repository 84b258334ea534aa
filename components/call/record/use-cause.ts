import { useTranslations } from "use-intl";
import type { Quality } from "@/lib/contract";
import type { Who } from "./use-who";

type Why = Pick<Quality, "cause" | "causeUserId">;
type Cause = Exclude<Quality["cause"], "none">;

const ofPeople = ["upload", "download", "processor"] as const;
const isOfPeople = (cause: Cause): cause is (typeof ofPeople)[number] =>
  (ofPeople as readonly Cause[]).includes(cause);

/** Tells why something was not good: in a few words, or as the end of a sentence. */
export function useCause({ object, isMe }: Who) {
  const t = useTranslations("record");
  const causer = ({ causeUserId }: Why) => ({
    causer: object(causeUserId === undefined ? [] : [causeUserId]),
  });
  const keyOf = (cause: Cause, id: string | undefined) =>
    isOfPeople(cause) && isMe(id) ? (`${cause}Own` as const) : cause;
  return {
    inShort: ({ cause, ...why }: Why) =>
      cause === "none"
        ? t("quality.cause.none")
        : t(`quality.cause.${keyOf(cause, why.causeUserId)}`, causer({ cause, ...why })),
    clause: ({ cause, ...why }: { readonly cause: Cause; readonly causeUserId?: string }) =>
      t(`summary.cause.${keyOf(cause, why.causeUserId)}`, causer({ cause, ...why })),
  };
}
