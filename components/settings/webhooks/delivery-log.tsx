import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useLocalTime } from "@/components/ui/use-local-time";
import { api } from "@/lib/client/api";
import type { Delivery } from "@/lib/contract";

const pageSize = 20;

/** What was sent to a webhook, the newest first, and what became of it. */
export function DeliveryLog({ webhookId }: { readonly webhookId: string }) {
  const t = useTranslations("settings.webhooks");
  const timeOf = useLocalTime();
  const [found, setFound] = useState<readonly Delivery[]>();
  const [more, setMore] = useState(false);
  const [failed, setFailed] = useState(false);
  const [wanted, setWanted] = useState({ round: 0, limit: pageSize });

  useEffect(() => {
    const abort = new AbortController();
    api.listDeliveries({ id: webhookId, limit: wanted.limit }, { signal: abort.signal }).then(
      ({ items, next }) => {
        setFound(items);
        setMore(next !== undefined && wanted.limit < 100);
        setFailed(false);
      },
      () => {
        if (!abort.signal.aborted) setFailed(true);
      },
    );
    return () => abort.abort();
  }, [webhookId, wanted]);

  const reload = () => setWanted(({ round, limit }) => ({ round: round + 1, limit }));
  const replay = (deliveryId: string) =>
    void api.replayDelivery({ id: webhookId, deliveryId }).then(reload, () => setFailed(true));
  const moment = (time: string) => timeOf(time, { dateStyle: "medium", timeStyle: "medium" });
  return (
    <div className="flex flex-col gap-3 rounded-2xl bg-ground p-4">
      {failed && (
        <Notice kind="danger" urgent>
          {t("problem.network")}
        </Notice>
      )}
      {found?.length === 0 && <p className="text-soft">{t("nothingSent")}</p>}
      <ul aria-label={t("log")} className="flex flex-col divide-y divide-line">
        {found?.map((delivery) => (
          <li key={delivery.id} className="flex flex-wrap items-center gap-3 py-3">
            <div className="flex min-w-0 flex-1 basis-48 flex-col gap-0.5 text-sm">
              <span className="font-medium">
                <span className="font-mono">{`call.${delivery.type}`}</span> {t(`status.${delivery.status}`)}
              </span>
              <span className="text-soft">{moment(delivery.createdAt)}</span>
              <span className="text-soft">
                {t("tried", { count: delivery.attempts })}{" "}
                {delivery.replyStatus !== undefined && t("reply", { status: String(delivery.replyStatus) })}
              </span>
              {delivery.error !== undefined && (
                <span className="text-danger-ink">{t(`error.${delivery.error}`)}</span>
              )}
            </div>
            <Button kind="secondary" onClick={() => replay(delivery.id)}>
              {t("replay")}
            </Button>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button kind="secondary" onClick={reload}>
          {t("refresh")}
        </Button>
        {more && (
          <Button
            kind="secondary"
            onClick={() => setWanted(({ round, limit }) => ({ round, limit: limit + pageSize }))}
          >
            {t("more")}
          </Button>
        )}
      </div>
    </div>
  );
}
