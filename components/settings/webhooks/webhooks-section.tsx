import { useState, type FormEvent } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { Section } from "../section";
import { useWebhooks } from "./use-webhooks";
import { WebhookRow } from "./webhook-row";

/** Where events of one's calls are sent to. */
export function WebhooksSection() {
  const t = useTranslations("settings.webhooks");
  const { webhooks, failed, secret, problem, ...hooks } = useWebhooks();
  const [adding, setAdding] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const textOf = (name: string) => {
      const value = data.get(name);
      return typeof value === "string" ? value.trim() : "";
    };
    void hooks.make(textOf("name"), textOf("url")).then((made) => made && setAdding(false));
  };
  return (
    <Section title={t("title")} about={t("about")}>
      {secret !== undefined && (
        <Notice urgent>
          <p>{t("secret")}</p>
          <code className="my-2 block font-mono break-all select-all">{secret}</code>
          <Button kind="secondary" onClick={hooks.forget}>
            {t("noted")}
          </Button>
        </Notice>
      )}
      {problem !== undefined && (
        <Notice kind="danger" urgent>
          {t(`problem.${problem}`)}
        </Notice>
      )}
      {failed && (
        <Notice kind="danger">
          <p>{t("problem.network")}</p>
          <Button kind="secondary" className="mt-2" onClick={hooks.reload}>
            {t("retry")}
          </Button>
        </Notice>
      )}
      {webhooks === undefined && !failed && <Skeleton className="h-16 rounded-2xl" />}
      {webhooks?.length === 0 && <p className="text-soft">{t("none")}</p>}
      {webhooks !== undefined && webhooks.length > 0 && (
        <ul aria-label={t("title")} className="flex flex-col divide-y divide-line">
          {webhooks.map((webhook) => (
            <WebhookRow
              key={webhook.id}
              webhook={webhook}
              onTurn={() => void hooks.turn(webhook.id, !webhook.enabled)}
              onRenew={() => void hooks.renew(webhook.id)}
              onRemove={() => void hooks.remove(webhook.id)}
            />
          ))}
        </ul>
      )}
      {adding ? (
        <form onSubmit={submit} className="flex flex-col gap-5 rounded-2xl bg-ground p-5">
          <Field name="name" label={t("name")} required maxLength={64} autoFocus autoComplete="off" />
          <Field name="url" label={t("url")} hint={t("urlHint")} type="url" required maxLength={2048} />
          <div className="flex flex-wrap gap-3">
            <Button type="submit">{t("make")}</Button>
            <Button kind="secondary" onClick={() => setAdding(false)}>
              {t("cancel")}
            </Button>
          </div>
        </form>
      ) : (
        <Button kind="secondary" className="self-start" onClick={() => setAdding(true)}>
          {t("add")}
        </Button>
      )}
    </Section>
  );
}
