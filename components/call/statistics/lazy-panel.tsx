import { lazy, Suspense, type ComponentProps } from "react";
import { useTranslations } from "use-intl";
import { Notice } from "@/components/ui/notice";
import { SidePanel } from "../side-panel";
import type StatisticsPanel from "./statistics-panel";

type Props = ComponentProps<typeof StatisticsPanel>;

/** It could not be loaded; the call goes on. */
function Missing({ onClose }: Props) {
  const inCall = useTranslations("inCall");
  const t = useTranslations("inCall.statistics");
  return (
    <SidePanel title={t("title")} close={inCall("closeStatistics")} onClose={onClose}>
      <Notice kind="warning" urgent className="m-4">
        {t("missing")}
      </Notice>
    </SidePanel>
  );
}

const Loaded = lazy(() => import("./statistics-panel").catch(() => ({ default: Missing })));

/** Statistics are loaded when somebody wants to see them: no other page is heavier for them. */
export function LazyStatistics(props: Props) {
  return (
    <Suspense fallback={null}>
      <Loaded {...props} />
    </Suspense>
  );
}
