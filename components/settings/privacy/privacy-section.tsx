"use client";
import { useTranslations } from "use-intl";
import { CheckBox } from "@/components/ui/check-box";
import { Notice } from "@/components/ui/notice";
import { RadioGroup } from "@/components/ui/radio-group";
import { changeAccount } from "@/lib/client/my-account";
import { AccountLoaded } from "../account-loaded";
import { Section } from "../section";
import { useChange } from "../use-change";
import { Blocked } from "./blocked";

const callers = ["everyone", "known", "nobody"] as const;
const busy = ["ring", "reject"] as const;

/** Who may reach one, and when. */
export function PrivacySection() {
  const t = useTranslations("settings.privacy");
  const { problem, attempt } = useChange();
  const change = (wanted: Parameters<typeof changeAccount>[0]) => void attempt(() => changeAccount(wanted));
  return (
    <Section title={t("title")} about={t("about")}>
      {problem !== undefined && (
        <Notice kind="danger" urgent>
          {t(`problem.${problem}`)}
        </Notice>
      )}
      <AccountLoaded>
        {(account) => (
          <div className="flex flex-col gap-6">
            <CheckBox
              role="switch"
              label={t("doNotDisturb")}
              hint={t("doNotDisturbHint")}
              checked={account.doNotDisturb}
              onChange={(event) => change({ doNotDisturb: event.target.checked })}
            />
            <RadioGroup
              label={t("callableBy")}
              value={account.callableBy}
              choices={callers.map((value) => ({
                value,
                label: t(`callers.${value}`),
                hint: t(`callers.${value}Hint`),
              }))}
              onChoose={(callableBy) => change({ callableBy })}
            />
            <RadioGroup
              label={t("whenBusy")}
              value={account.whenBusy}
              choices={busy.map((value) => ({
                value,
                label: t(`busy.${value}`),
                hint: t(`busy.${value}Hint`),
              }))}
              onChoose={(whenBusy) => change({ whenBusy })}
            />
          </div>
        )}
      </AccountLoaded>
      <Blocked />
    </Section>
  );
}
