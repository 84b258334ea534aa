import { CloudOff, History as Clock, SearchX } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import type { CallRecord } from "@/lib/contract";
import { Button, buttonClass } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { SkeletonRows } from "@/components/ui/skeleton";
import { HistoryList } from "./history-list";
import { LoadMore } from "./load-more";
import type { History } from "./use-history";

interface Props {
  readonly history: History;
  /** Not all calls are asked for. */
  readonly filtered: boolean;
  readonly busy: boolean;
  readonly onCallAgain: (record: CallRecord) => void;
  readonly onReset: () => void;
}

/** The calls, or in words why there are none to see. */
export function HistoryShown({ history, filtered, busy, onCallAgain, onReset }: Props) {
  const t = useTranslations("history");
  const { records, more, next, loading, failed, reload, loadMore } = history;
  if (loading) return <SkeletonRows count={6} />;
  if (failed) {
    return (
      <Empty icon={CloudOff} title={t("error")} text={t("errorText")}>
        <Button onClick={reload}>{t("retry")}</Button>
      </Empty>
    );
  }
  if (records.length === 0) {
    return filtered ? (
      <Empty icon={SearchX} title={t("noMatch")} text={t("noMatchText")}>
        <Button kind="secondary" onClick={onReset}>
          {t("filters.reset")}
        </Button>
      </Empty>
    ) : (
      <Empty icon={Clock} title={t("none")} text={t("noneText")}>
        <Link href="/" className={buttonClass("secondary")}>
          {t("toPeople")}
        </Link>
      </Empty>
    );
  }
  return (
    <>
      <HistoryList records={records} busy={busy} onCallAgain={onCallAgain} />
      {more && <LoadMore next={next} loadMore={loadMore} />}
    </>
  );
}
