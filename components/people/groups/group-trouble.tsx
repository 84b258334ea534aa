import { useTranslations } from "use-intl";
import { Notice } from "@/components/ui/notice";
import type { JoinProblem } from "./refused";

/** Why what one did with a group was not done. */
export function GroupTrouble({ problem }: { readonly problem: JoinProblem | undefined }) {
  const t = useTranslations("people.groups.problem");
  if (problem === undefined) return null;
  return (
    <Notice kind="danger" urgent>
      {t(problem)}
    </Notice>
  );
}
