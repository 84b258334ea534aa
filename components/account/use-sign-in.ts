import { useState } from "react";
import { signIn, type SignInResult } from "@/lib/client/account";

/** Goes to the people with a new page, so that nothing of an earlier session is left. */
export const enter = (): void => window.location.assign("/");

/** Signs in and goes on; stays busy until the next page is there. */
export function useSignIn() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Exclude<SignInResult, "ok">>();
  const start = async (username: string, password: string) => {
    setBusy(true);
    setProblem(undefined);
    const result = await signIn(username, password);
    if (result === "ok") return enter();
    setProblem(result);
    setBusy(false);
  };
  return { signIn: start, busy, problem };
}
