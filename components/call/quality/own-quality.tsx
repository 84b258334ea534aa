import { useTranslations } from "use-intl";
import type { QualityView } from "@/lib/client/types";
import { Announcer } from "@/components/ui/announcer";
import { Notice } from "@/components/ui/notice";
import { useSteady } from "@/components/ui/use-steady";
import { isPoor } from "./level-bars";

/** A network that is bad for a moment is not worth a word, nor one that is good for a moment. */
const steadyMs = 8_000;

interface Props {
  readonly quality?: QualityView;
}

/** That the others see and hear one badly by one's own line or device, for as long as that is so. */
export function OwnQuality({ quality }: Props) {
  const t = useTranslations("inCall.quality.own");
  const cause = quality !== undefined && isPoor(quality.level) ? quality.cause : "none";
  const shown = useSteady(cause, steadyMs, "none");
  const words = shown === "none" ? "" : t(shown === "processor" ? "processor" : "line");
  return (
    <>
      <Announcer text={words} />
      {words !== "" && (
        <Notice kind="warning" className="w-full max-w-lg shadow-lg">
          <p>{words}</p>
        </Notice>
      )}
    </>
  );
}
