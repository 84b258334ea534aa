import { useState } from "react";
import { signUp } from "@/lib/client/account";
import { signUpMembers, wrongMembers, type SignUpForm, type SignUpMember } from "./checks";
import { enter } from "./use-sign-in";

export interface SignUpProblem {
  readonly kind: "taken" | "invalid" | "many" | "made" | "network";
  readonly members: readonly SignUpMember[];
}

async function attempt(form: SignUpForm): Promise<SignUpProblem | undefined> {
  const nickname = form.nickname.trim();
  const result = await signUp({
    username: form.username,
    password: form.password,
    ...(nickname !== "" && { nickname }),
  });
  if (result.ok) return undefined;
  if (result.problem !== "invalid") {
    return { kind: result.problem, members: result.problem === "taken" ? ["username"] : [] };
  }
  const named = result.issues.map((issue) => issue.path.at(-1));
  return { kind: "invalid", members: signUpMembers.filter((member) => named.includes(member)) };
}

/** Makes an account and goes on; resolves to false when something is to be corrected. */
export function useSignUp() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SignUpProblem>();
  const start = async (form: SignUpForm): Promise<boolean> => {
    const members = wrongMembers(form);
    if (members.length > 0) {
      setProblem({ kind: "invalid", members });
      return false;
    }
    setBusy(true);
    setProblem(undefined);
    const found = await attempt(form);
    if (found === undefined) {
      enter();
      return true;
    }
    setProblem(found);
    setBusy(false);
    return false;
  };
  return { signUp: start, busy, problem };
}
