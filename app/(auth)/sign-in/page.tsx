import type { Metadata } from "next";
import { DemoAccounts } from "@/components/account/demo-accounts";
import { SignInForm } from "@/components/account/sign-in-form";
import { demoAccounts } from "@/lib/server/demo";
import { live } from "@/lib/server/live";
import { translator } from "../../preferences";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator())("auth.signIn") };
}

export default function SignInPage() {
  const accounts = demoAccounts(live());
  return (
    <>
      <SignInForm />
      {accounts.length > 0 && <DemoAccounts accounts={accounts} />}
    </>
  );
}
