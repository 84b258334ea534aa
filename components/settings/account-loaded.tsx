import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SkeletonRows } from "@/components/ui/skeleton";
import { reloadAccount, useMyAccount } from "@/lib/client/my-account";
import type { Account } from "@/lib/contract";

/** What is drawn from the account, once that is known. */
export function AccountLoaded({ children }: { readonly children: (account: Account) => ReactNode }) {
  const t = useTranslations("settings");
  const { account, failed } = useMyAccount();
  if (account) return children(account);
  if (!failed) return <SkeletonRows count={2} />;
  return (
    <Notice kind="danger" urgent>
      <p>{t("failed")}</p>
      <Button kind="quiet" className="-ms-5 underline" onClick={() => void reloadAccount()}>
        {t("retry")}
      </Button>
    </Notice>
  );
}
