import { useState } from "react";
import { RequestError } from "@/lib/client/api";

export type ChangeProblem = "many" | "network";

/** Does something and says what went wrong. */
export function useChange<Problem extends string = never>(problems: Readonly<Record<string, Problem>> = {}) {
  const [problem, setProblem] = useState<Problem | ChangeProblem>();
  const [pending, setPending] = useState(false);

  /** Whether it was done. */
  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    setProblem(undefined);
    setPending(true);
    try {
      await work();
      return true;
    } catch (error) {
      const code = error instanceof RequestError ? error.code : "NETWORK";
      setProblem(problems[code] ?? (code === "RATE_LIMIT_EXCEEDED" ? "many" : "network"));
      return false;
    } finally {
      setPending(false);
    }
  };
  return { problem, pending, attempt };
}
