import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { AuthFrame } from "@/components/account/auth-frame";
import { webSession } from "@/lib/server/auth/next-auth";

/** For who is not signed in; anybody else goes on to the people. */
export default async function AuthLayout({ children }: { readonly children: ReactNode }) {
  if (await webSession()) redirect("/");
  return <AuthFrame>{children}</AuthFrame>;
}
