import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";
import { projectRoot } from "@/db/project";

const PASSED_ON = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Starts another Node process of ours on this terminal. The channel between the two tells it when we are gone, so that it
 * ends with us however that happens. `prefix`: a program with its arguments that becomes that process.
 */
export function startNode(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  prefix: readonly string[] = [],
): ChildProcess {
  const [command, ...rest] = [...prefix, process.execPath, ...args] as [string, ...string[]];
  return spawn(command, rest, {
    cwd: projectRoot,
    env: { ...process.env, ...env, NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
}

/** The exit code of a child, as a shell would give it. */
export function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

/**
 * From now on what would end this process is passed on; the child ends, and then we do. npm runs scripts in a shell and
 * signals that shell alone, which dies of it without a word to us: so the end of the shell counts as SIGTERM.
 */
export function passSignals(on: (signal: NodeJS.Signals) => void): void {
  for (const signal of PASSED_ON) process.on(signal, () => on(signal));
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const watching = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watching);
    on("SIGTERM");
  }, 200);
  watching.unref();
}
