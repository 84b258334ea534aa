"use client";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { Notice } from "@/components/ui/notice";
import { SkeletonRows } from "@/components/ui/skeleton";
import { api } from "@/lib/client/api";
import type { Session } from "@/lib/contract";
import { Section } from "../section";
import { useLoaded } from "@/lib/client/use-loaded";
import { SessionRow } from "./session-row";

const load = async (signal: AbortSignal) => (await api.listSessions({ limit: 100 }, { signal })).items;
const problems = { RATE_LIMIT_EXCEEDED: "many", SESSION_NOT_FOUND: "gone" } as const;

/** Where one is signed in, this browser first. */
const inOrder = (sessions: readonly Session[]) =>
  sessions.toSorted((a, b) => Number(b.current) - Number(a.current));

/** Browsers and programs that act as who is signed in. */
export function SessionsSection() {
  const t = useTranslations("settings.sessions");
  const { loaded, failed, problem, reload, attempt } = useLoaded<Session[], "many" | "gone">(load, problems);
  return (
    <Section title={t("title")} about={t("about")}>
      {(problem !== undefined || failed) && (
        <Notice kind="danger" urgent>
          <p>{t(`problem.${problem ?? "network"}`)}</p>
          {failed && (
            <Button kind="quiet" className="-ms-5 underline" onClick={reload}>
              {t("retry")}
            </Button>
          )}
        </Notice>
      )}
      {!loaded && !failed && <SkeletonRows count={2} />}
      {loaded && (
        <ul aria-label={t("title")} className="divide-y divide-line">
          {inOrder(loaded).map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              onEnd={() => void attempt(() => api.endSession({ id: session.id }))}
            />
          ))}
        </ul>
      )}
      {loaded && loaded.length > 1 && (
        <Confirm
          trigger={
            <Button kind="secondary" className="self-start">
              {t("endOthers")}
            </Button>
          }
          title={t("endOthersTitle")}
          text={t("endText")}
          yes={t("endOthers")}
          no={t("cancel")}
          onYes={() => void attempt(() => api.endOtherSessions())}
        />
      )}
    </Section>
  );
}
