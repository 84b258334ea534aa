import { Minimize2 } from "lucide-react";
import { useTranslations } from "use-intl";
import type { StageView } from "@/lib/client/types";
import { IconButton } from "@/components/ui/icon-button";
import { CallTimer } from "./call-timer";
import { useNames } from "./use-words";

interface Props {
  readonly stage: StageView;
  readonly serverOffset: number;
  readonly onMinimise: () => void;
}

/** With whom and for how long, and the way back to the other pages. */
export function CallHeader({ stage, serverOffset, onMinimise }: Props) {
  const t = useTranslations("call");
  const names = useNames()(stage.people);
  return (
    <header className="safe-top safe-x flex items-start gap-3 bg-linear-to-b from-black/70 to-transparent pb-8">
      {stage.callId !== undefined && (
        <IconButton icon={Minimize2} kind="on" label={t("minimise")} onClick={onMinimise} />
      )}
      {stage.phase === "connected" && (
        <div className="flex min-h-11 min-w-0 flex-col justify-center">
          <h2 className="truncate leading-tight font-semibold">{names}</h2>
          {stage.connectedAt !== undefined && (
            <CallTimer connectedAt={stage.connectedAt} serverOffset={serverOffset} className="text-sm" />
          )}
        </div>
      )}
    </header>
  );
}
