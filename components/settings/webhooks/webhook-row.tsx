import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import type { Webhook } from "@/lib/contract";
import { DeliveryLog } from "./delivery-log";

interface Props {
  readonly webhook: Webhook;
  readonly onTurn: () => void;
  readonly onRenew: () => void;
  readonly onRemove: () => void;
}

/** A webhook, whether it is on, what was sent to it, and its end. */
export function WebhookRow({ webhook, onTurn, onRenew, onRemove }: Props) {
  const t = useTranslations("settings.webhooks");
  const [open, setOpen] = useState(false);
  const { id, name, url, enabled } = webhook;
  const asking = (action: "renew" | "remove", onYes: () => void) => (
    <Confirm
      trigger={
        <Button kind="secondary" aria-label={t(`${action}Of`, { name })}>
          {t(action)}
        </Button>
      }
      title={t(`${action}Title`, { name })}
      text={t(`${action}Text`)}
      yes={t(action)}
      no={t("cancel")}
      onYes={onYes}
    />
  );
  return (
    <li className="flex flex-col gap-3 py-4">
      <div className="flex flex-col gap-0.5">
        <span className="font-medium break-words">{name}</span>
        <span className="font-mono text-sm break-all text-soft">{url}</span>
        <span className="text-sm text-soft">{t(enabled ? "on" : "off")}</span>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          kind="secondary"
          aria-expanded={open}
          aria-label={t("logOf", { name })}
          onClick={() => setOpen(!open)}
        >
          {t("log")}
        </Button>
        <Button
          kind="secondary"
          aria-label={t(enabled ? "turnOffOf" : "turnOnOf", { name })}
          onClick={onTurn}
        >
          {t(enabled ? "turnOff" : "turnOn")}
        </Button>
        {asking("renew", onRenew)}
        {asking("remove", onRemove)}
      </div>
      {open && <DeliveryLog webhookId={id} />}
    </li>
  );
}
