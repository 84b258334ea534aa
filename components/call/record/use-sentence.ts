import { useTranslations } from "use-intl";
import type { Entry } from "@/lib/client/record";
import { useTimes } from "./use-times";
import type { Who } from "./use-who";

/** Tells an entry of the story of a call. */
export function useSentence({ subject, object }: Who): (entry: Entry) => string {
  const t = useTranslations("record.says");
  const { lasting } = useTimes();
  return ({ says, who, whom, ms = 0, device = 1, devices = 1 }) => {
    // Here the other one is named first.
    const nothingCame =
      says === "mediaLost" || says === "mediaLostFor" || says === "relayed" || says === "direct";
    return t(says, {
      who: nothingCame ? object(who) : subject(who),
      whom: object(whom),
      time: lasting(ms),
      device,
      devices,
    });
  };
}
