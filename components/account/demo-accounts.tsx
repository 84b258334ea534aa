"use client";
import { useTranslations } from "use-intl";
import { Avatar } from "@/components/ui/avatar";
import { Notice } from "@/components/ui/notice";
import { useSignIn } from "./use-sign-in";

interface DemoAccount {
  readonly username: string;
  readonly nickname: string;
  readonly password: string;
}

/** One click and one is signed in as somebody made up. */
export function DemoAccounts({ accounts }: { readonly accounts: readonly DemoAccount[] }) {
  const t = useTranslations("auth");
  const { signIn, busy, problem } = useSignIn();
  return (
    <section aria-labelledby="demo-title" className="flex flex-col gap-3 border-t border-line pt-6">
      <h2 id="demo-title" className="font-semibold">
        {t("demo")}
      </h2>
      <ul className="grid gap-2 sm:grid-cols-2">
        {accounts.map(({ username, nickname, password }) => (
          <li key={username}>
            <button
              type="button"
              disabled={busy}
              aria-label={t("demoButton", { name: nickname })}
              onClick={() => void signIn(username, password)}
              className="flex min-h-14 w-full items-center gap-3 rounded-2xl border border-line bg-surface px-3 text-start hover:bg-raised disabled:opacity-60"
            >
              <Avatar name={nickname} size="small" />
              <span className="truncate font-medium">{nickname}</span>
            </button>
          </li>
        ))}
      </ul>
      {problem !== undefined && (
        <Notice kind="danger" urgent>
          {t(`problem.${problem}`)}
        </Notice>
      )}
      <Notice>{t("demoHint")}</Notice>
    </section>
  );
}
