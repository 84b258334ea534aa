"use client";
import { SlidersHorizontal } from "lucide-react";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { useAbsences } from "@/lib/client/use-absences";
import { usePhoneSnapshot } from "@/lib/client/use-phone";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SearchField } from "@/components/ui/search-field";
import { ExportMenu } from "./export-menu";
import { FilterPanel } from "./filter-panel";
import { addressOf, countOf, longestSearch } from "./filters";
import { HistoryShown } from "./history-shown";
import { useCallAgain } from "@/lib/client/use-call-again";
import { useFilters } from "./use-filters";
import { useHistory } from "./use-history";
import { useSeen } from "./use-seen";

/** The calls of this user: what became of them, and one click to call again. */
export function HistoryPage() {
  const t = useTranslations("history");
  const { me, historyStamp } = usePhoneSnapshot();
  const chosen = useFilters();
  const { filters, set, reset } = chosen;
  const count = countOf(filters);
  const [open, setOpen] = useState(count > 0);
  const [exportFailed, setExportFailed] = useState(false);
  const panel = useId();
  const history = useHistory(me.userId, filters, `${useAbsences()} ${historyStamp}`);
  const { busy, failed, callAgain } = useCallAgain();
  useSeen();

  const { records, loading } = history;
  const told = loading ? t("loading") : t("shown", { count: records.length });
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col gap-5">
      <div className="flex items-center justify-between gap-2">
        <h1 className="px-2 text-3xl font-semibold tracking-tight">{t("title")}</h1>
        <ExportMenu userId={me.userId} filters={filters} onFail={setExportFailed} />
      </div>
      <div className="flex items-center gap-2">
        <div className="min-w-0 flex-1">
          <SearchField
            label={t("search")}
            clearLabel={t("clear")}
            maxLength={longestSearch}
            value={filters.search ?? ""}
            onChange={(search) => set({ search: search || undefined })}
          />
        </div>
        <Button
          kind="quiet"
          aria-expanded={open}
          aria-controls={open ? panel : undefined}
          onClick={() => setOpen(!open)}
          className="px-3"
        >
          <SlidersHorizontal aria-hidden className="size-5 shrink-0" />
          <span className="max-sm:sr-only">{t("filters.open")}</span>
          {count > 0 && (
            <>
              <span
                aria-hidden
                className="min-w-5 rounded-full bg-accent px-1.5 text-center text-sm text-on-accent"
              >
                {count}
              </span>
              <span className="sr-only">{t("filters.count", { count })}</span>
            </>
          )}
        </Button>
      </div>
      {open && <FilterPanel id={panel} {...chosen} />}
      <p aria-live="polite" className="sr-only">
        {history.failed ? t("error") : told}
      </p>
      {(failed || exportFailed) && (
        <Notice kind="danger" urgent>
          {t(failed ? "callFailed" : "export.failed")}
        </Notice>
      )}
      <HistoryShown
        history={history}
        filtered={addressOf(filters) !== ""}
        busy={busy}
        onCallAgain={(record) => void callAgain(record)}
        onReset={reset}
      />
    </div>
  );
}
