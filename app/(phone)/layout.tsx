import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { webSession } from "@/lib/server/auth/next-auth";
import { PhoneShell } from "./phone-shell";

/** For who is signed in; anybody else is sent to sign in. */
export default async function PhoneLayout({ children }: { readonly children: ReactNode }) {
  const session = await webSession();
  if (session === null) redirect("/sign-in");
  const { userId, name, avatar } = session;
  return <PhoneShell me={{ userId, name, avatar }}>{children}</PhoneShell>;
}
