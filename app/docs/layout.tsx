import Link from "next/link";
import type { ReactNode } from "react";
import { AccountMenu } from "@/components/account/account-menu";
import { LanguageSwitch } from "@/components/account/language-switch";
import { DocsHeader } from "@/components/docs/docs-header";
import { SkipLink } from "@/components/shell/skip-link";
import { buttonClass } from "@/components/ui/button";
import { webSession } from "@/lib/server/auth/next-auth";
import { translator } from "../preferences";
import "./guide.css";

/** The documentation is for everybody, signed in or not. */
export default async function DocsLayout({ children }: { readonly children: ReactNode }) {
  const [session, t] = await Promise.all([webSession(), translator()]);
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <DocsHeader>
        {session === null ? (
          <>
            <LanguageSwitch />
            <Link href="/sign-in" className={buttonClass("secondary")}>
              {t("docs.signIn")}
            </Link>
          </>
        ) : (
          <AccountMenu me={session} />
        )}
      </DocsHeader>
      <main id="content" tabIndex={-1} className="safe-x flex-1 pt-6 pb-12">
        {children}
      </main>
    </div>
  );
}
