"use client";
import { KeyRound } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button, buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Section } from "../section";
import { FreshKey } from "./fresh-key";
import { KeyForm } from "./key-form";
import { KeyRow } from "./key-row";
import { useKeys } from "./use-keys";

/** Keys with which programs act as who is signed in, or bring users of their own. */
export function KeysSection() {
  const t = useTranslations("settings.keys");
  const keys = useKeys();
  const { loaded, failed, fresh, problem } = keys;
  const [making, setMaking] = useState(false);
  return (
    <Section title={t("title")} about={t("about")}>
      {problem !== undefined && (
        <Notice kind="danger" urgent>
          {t(`problem.${problem}`)}
        </Notice>
      )}
      {fresh && <FreshKey key={fresh.key} fresh={fresh} onDone={keys.forget} />}
      {loaded && making && (
        <KeyForm operator={loaded.operator} onMake={keys.make} onCancel={() => setMaking(false)} />
      )}
      {loaded && !making && (
        <div className="flex flex-wrap gap-3">
          <Button onClick={() => setMaking(true)}>
            <KeyRound aria-hidden className="size-5" />
            {t("new")}
          </Button>
          <Link href="/docs" className={buttonClass("quiet")}>
            {t("docs")}
          </Link>
        </div>
      )}
      {loaded?.keys.length === 0 && <p className="text-soft">{t("none")}</p>}
      {loaded && loaded.keys.length > 0 && (
        <ul className="divide-y divide-line">
          {loaded.keys.map((apiKey) => (
            <KeyRow
              key={apiKey.id}
              apiKey={apiKey}
              onRevoke={() => void keys.revoke(apiKey.id)}
              onRotate={() => void keys.rotate(apiKey.id)}
            />
          ))}
        </ul>
      )}
      {!loaded && !failed && <SkeletonRows count={2} />}
      {failed && (
        <Notice kind="danger" urgent>
          <p>{t("failed")}</p>
          <Button kind="quiet" className="-ms-5 underline" onClick={keys.reload}>
            {t("retry")}
          </Button>
        </Notice>
      )}
    </Section>
  );
}
