import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/lib/client/api";
import { useCallAgain } from "@/lib/client/use-call-again";
import type { CallRecord } from "@/lib/contract";
import { Notice } from "@/components/ui/notice";
import { recentOf } from "./recent";
import { RecentList } from "./recent-list";

/** Among so many of the last calls one looks for different people. */
const looked = 30;

/** What was seen last: whoever comes back to the page finds it where it was. */
let kept: { readonly ownId: string; readonly records: readonly CallRecord[] } | undefined;

/** Whom one was in a call with last, one click away. `stamp`: they are read anew when it changes. */
export function RecentCalls({ ownId, stamp }: { readonly ownId: string; readonly stamp: string }) {
  const t = useTranslations("people.recent");
  const [records, setRecords] = useState<readonly CallRecord[]>(() =>
    kept?.ownId === ownId ? kept.records : [],
  );
  const { busy, failed, callAgain } = useCallAgain();
  useEffect(() => {
    const abort = new AbortController();
    api.listCalls({ userId: ownId, limit: looked }, { signal: abort.signal }).then(
      ({ items }) => {
        kept = { ownId, records: recentOf(items) };
        setRecords(kept.records);
      },
      // It is a short way to what stands below anyway: what was read before stays.
      () => undefined,
    );
    return () => abort.abort();
  }, [ownId, stamp]);
  if (records.length === 0) return null;
  return (
    <section aria-label={t("title")} className="flex flex-col gap-2">
      <h2 className="px-2 text-xl font-semibold">{t("title")}</h2>
      {failed && (
        <Notice kind="danger" urgent>
          {t("failed")}
        </Notice>
      )}
      <RecentList records={records} busy={busy} onCall={(record) => void callAgain(record)} />
    </section>
  );
}
