import { fork } from "node:child_process";
import path from "node:path";
import { projectRoot } from "@/db/project";
import { exitOf } from "@/lib/cli/child";
import type { Scope } from "./scope";

/** A process of its own that speaks in numbers. */
export interface Child {
  /** What it said when it was ready: a server its port. */
  readonly ready: number;
  ask(question: object): Promise<number>;
}

/** Starts a file below bench/baseline. It ends with the scope, and with us however that happens. */
export async function openChild(
  scope: Scope,
  file: string,
  env: Readonly<Record<string, string>>,
): Promise<Child> {
  const child = fork(path.join(projectRoot, "bench", "baseline", file), {
    cwd: projectRoot,
    execArgv: ["--import", "tsx"],
    env: { ...process.env, ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    // Standard output is for the tables.
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const exited = exitOf(child);
  scope.onEnd(() => {
    if (child.connected) child.disconnect();
    return exited;
  });
  const heard = () =>
    new Promise<number>((resolve, reject) => {
      child.once("message", (message) => resolve(Number(message)));
      exited.then((code) => reject(new Error(`${file} ended with ${code}`)), reject);
    });
  return {
    ready: await heard(),
    ask: (question) => {
      const answer = heard();
      child.send(question);
      return answer;
    },
  };
}
