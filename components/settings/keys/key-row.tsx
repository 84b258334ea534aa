import { useFormatter, useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { useLocalTime } from "@/components/ui/use-local-time";
import type { ApiKey } from "@/lib/contract";

interface Props {
  readonly apiKey: ApiKey;
  readonly onRevoke: () => void;
  readonly onRotate: () => void;
}

/** A key, what it may do, when it was used last, and its end. */
export function KeyRow({ apiKey, onRevoke, onRotate }: Props) {
  const t = useTranslations("settings.keys");
  const format = useFormatter();
  const timeOf = useLocalTime();
  const { name, kind, scopes, prefix, createdAt, lastUsedAt } = apiKey;
  const moment = (time: string) => timeOf(time, { dateStyle: "medium", timeStyle: "short" });
  const may = scopes.map((scope) => t(scope === "calls:read" ? "scope.read" : "scope.act"));
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 py-4">
      <div className="flex min-w-0 flex-1 basis-64 flex-col gap-0.5">
        <span className="font-medium break-words">{name}</span>
        <span className="font-mono text-sm break-all text-soft">{`${prefix}…`}</span>
        <span className="text-sm text-soft">
          {t(kind === "service" ? "serviceMay" : "personalMay", { may: format.list(may) })}
        </span>
        <span className="text-sm text-soft">
          {t("made", { time: moment(createdAt) })}{" "}
          {lastUsedAt === undefined ? t("neverUsed") : t("used", { time: moment(lastUsedAt) })}
        </span>
      </div>
      <div className="flex flex-wrap gap-2">
        {kind === "service" && (
          <Confirm
            trigger={
              <Button kind="secondary" aria-label={t("rotateOf", { name })}>
                {t("rotate")}
              </Button>
            }
            title={t("rotateTitle", { name })}
            text={t("rotateText")}
            yes={t("rotate")}
            no={t("cancel")}
            onYes={onRotate}
          />
        )}
        <Confirm
          trigger={
            <Button kind="secondary" aria-label={t("revokeOf", { name })}>
              {t("revoke")}
            </Button>
          }
          title={t("revokeTitle", { name })}
          text={t(kind === "service" ? "revokeServiceText" : "revokeText")}
          yes={t("revoke")}
          no={t("cancel")}
          onYes={onRevoke}
        />
      </div>
    </li>
  );
}
