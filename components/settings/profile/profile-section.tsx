"use client";
import { useTranslations } from "use-intl";
import { AccountLoaded } from "../account-loaded";
import { Section } from "../section";
import { NameForm } from "./name-form";
import { PasswordForm } from "./password-form";
import { Picture } from "./picture";

/** Who one is to the others, and how one signs in. */
export function ProfileSection() {
  const t = useTranslations("settings.profile");
  return (
    <Section title={t("title")} about={t("about")}>
      <AccountLoaded>
        {(account) => (
          <div className="flex flex-col gap-6">
            <Picture account={account} />
            <NameForm name={account.nickname} />
            <p>
              <span className="block font-medium">{t("username")}</span>
              <bdi className="text-soft">{account.username}</bdi>
            </p>
            <PasswordForm username={account.username} />
          </div>
        )}
      </AccountLoaded>
    </Section>
  );
}
