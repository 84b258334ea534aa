"use client";
import { useState, useSyncExternalStore, type ReactNode } from "react";
import { AccountMenu } from "@/components/account/account-menu";
import { CallDesk } from "@/components/call/call-desk";
import { CallWindowProvider, useCallWindow } from "@/components/call/call-window";
import { ElsewhereBanner } from "@/components/call/elsewhere-banner";
import { AccountGone } from "@/components/shell/account-gone";
import { AppHeader } from "@/components/shell/app-header";
import { LinkBanner } from "@/components/shell/link-banner";
import { SkipLink } from "@/components/shell/skip-link";
import { Skeleton, SkeletonRows } from "@/components/ui/skeleton";
import { createPhone } from "@/lib/client/phone";
import type { PersonRef } from "@/lib/client/types";
import { PhoneProvider, usePhone, usePhoneSnapshot } from "@/lib/client/use-phone";

interface Props {
  readonly me: PersonRef;
  readonly children: ReactNode;
}

const never = () => () => undefined;

/** There is no phone on the server: the first drawing shows where things will be. */
export function PhoneShell({ me, children }: Props) {
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return inBrowser ? <TabPhone me={me}>{children}</TabPhone> : <ShellSkeleton me={me} />;
}

/** Makes the phone of this tab, once for all pages. */
function TabPhone({ me, children }: Props) {
  const [phone] = useState(() => createPhone({ me }));
  return (
    <PhoneProvider phone={phone}>
      <CallWindowProvider>
        <Frame me={me}>{children}</Frame>
        <CallDesk />
      </CallWindowProvider>
    </PhoneProvider>
  );
}

function ShellSkeleton({ me }: { readonly me: PersonRef }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <AppHeader>
        <AccountMenu me={me} />
      </AppHeader>
      <main className="safe-x flex-1 pt-6 pb-8" aria-busy>
        <div className="mx-auto flex max-w-2xl flex-col gap-5">
          <Skeleton className="mx-2 h-9 w-32 rounded-lg" />
          <Skeleton className="h-12 rounded-full" />
          <SkeletonRows count={5} />
        </div>
      </main>
    </div>
  );
}

/** The page with what stands round it; out of reach while a call covers it. */
function Frame({ me, children }: Props) {
  const phone = usePhone();
  const { link, missed } = usePhoneSnapshot();
  const { covers, small } = useCallWindow();
  return (
    <>
      <div inert={covers} className="flex min-h-dvh flex-col">
        <SkipLink />
        <AppHeader missed={missed}>
          <AccountMenu me={me} onLeave={() => phone.hangUp()} />
        </AppHeader>
        <LinkBanner link={link} />
        <main id="content" tabIndex={-1} className={`safe-x flex-1 pt-6 ${small ? "pb-28" : "pb-8"}`}>
          <ElsewhereBanner />
          {children}
        </main>
      </div>
      {(link === "signed_out" || link === "other_account") && <AccountGone link={link} name={me.name} />}
    </>
  );
}
