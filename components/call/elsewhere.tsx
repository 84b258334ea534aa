import { useTranslations } from "use-intl";
import type { PhoneActions, StageView } from "@/lib/client/types";
import { Button } from "@/components/ui/button";
import { useWhereabouts } from "./use-whereabouts";
import { useNames, useStageWords } from "./use-words";

interface Props {
  readonly stage: StageView;
  readonly actions: Pick<PhoneActions, "takeOver" | "dismiss">;
}

/** One's own call goes on somewhere else. */
export function Elsewhere({ stage, actions }: Props) {
  const t = useTranslations("call");
  const names = useNames()(stage.people);
  const where = useWhereabouts(stage.heldBy);
  const words = useStageWords()(stage);
  const title = where === undefined ? words.title : t(`elsewhereIn.${where}`, { names });
  return (
    <section
      aria-label={title}
      className="mx-auto mb-6 flex w-full max-w-2xl flex-wrap items-center gap-3 rounded-2xl bg-accent-soft px-4 py-3"
    >
      <p className="min-w-48 flex-1">{title}</p>
      <span className="flex flex-wrap gap-2">
        <Button onClick={() => void actions.takeOver()}>{t("takeOver")}</Button>
        <Button kind="quiet" onClick={actions.dismiss}>
          {t("close")}
        </Button>
      </span>
    </section>
  );
}
