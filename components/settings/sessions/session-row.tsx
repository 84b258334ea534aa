import { Monitor, SquareTerminal } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { useLocalTime } from "@/components/ui/use-local-time";
import type { Session } from "@/lib/contract";

interface Props {
  readonly session: Session;
  readonly onEnd: () => void;
}

/** A browser or a program that is signed in. */
export function SessionRow({ session, onEnd }: Props) {
  const t = useTranslations("settings.sessions");
  const timeOf = useLocalTime();
  const { browser, system, kind, current, online, createdAt, lastUsedAt } = session;
  const when = (time: string) => timeOf(time, { dateStyle: "medium", timeStyle: "short" });
  const client = browser ?? t(kind === "web" ? "someBrowser" : "someProgram");
  const name = system === undefined ? client : t("on", { browser: client, system });
  const Icon = kind === "web" ? Monitor : SquareTerminal;
  return (
    <li className="flex flex-wrap items-center gap-3 py-3">
      <Icon aria-hidden className="size-5 shrink-0 text-soft" />
      <span className="flex min-w-40 flex-1 flex-col">
        <span className="font-medium">{name}</span>
        <span className="text-sm text-soft">{t("signedIn", { time: when(createdAt) })}</span>
        <span className="text-sm text-soft">
          {current ? t("current") : online ? t("online") : t("used", { time: when(lastUsedAt) })}
        </span>
      </span>
      {!current && (
        <Confirm
          trigger={
            <Button kind="secondary" aria-label={t("endOf", { name })}>
              {t("end")}
            </Button>
          }
          title={t("endTitle", { name })}
          text={t("endText")}
          yes={t("end")}
          no={t("cancel")}
          onYes={onEnd}
        />
      )}
    </li>
  );
}
