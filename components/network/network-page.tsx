"use client";
import { Activity } from "lucide-react";
import { useTranslations } from "use-intl";
import { summaryOf } from "@/lib/client/network-check";
import { Announcer } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { CheckRow } from "./check-row";
import { CopyReport } from "./copy-report";
import { SummaryCard } from "./summary-card";
import { useChecks } from "./use-checks";

/** Whether calls will work from here, and what to do where not. */
export function NetworkPage() {
  const t = useTranslations("network");
  const { rows, running, start } = useChecks();
  const summary = summaryOf(rows);
  const now = rows.find(({ state }) => state === "running");
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col gap-5">
      <div className="flex flex-col gap-2 px-2">
        <h1 className="text-3xl font-semibold tracking-tight">{t("title")}</h1>
        <p className="text-soft">{t("about")}</p>
      </div>
      <div className="flex flex-wrap items-center gap-3 px-2">
        <Button onClick={start} disabled={running}>
          <Activity aria-hidden className="size-5" />
          {t(running ? "running" : summary === undefined ? "check" : "again")}
        </Button>
        {summary !== undefined && <CopyReport rows={rows} />}
      </div>
      <Announcer
        text={
          summary !== undefined
            ? t(`verdict.${summary.verdict}`)
            : now
              ? t("checking", { what: t(`name.${now.name}`) })
              : ""
        }
      />
      {summary !== undefined && <SummaryCard summary={summary} />}
      <ol
        aria-label={t("results")}
        className="flex flex-col rounded-3xl border border-line bg-surface px-5 sm:px-6"
      >
        {rows.map((row) => (
          <CheckRow key={row.name} row={row} />
        ))}
      </ol>
      <p className="px-2 text-sm text-soft">
        {t.rich("docs", {
          link: (text) => (
            <a href="/docs/turn" target="_blank" className="text-accent-ink underline underline-offset-2">
              {text}
            </a>
          ),
        })}
      </p>
    </div>
  );
}
