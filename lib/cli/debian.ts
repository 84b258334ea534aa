import { execFile, spawn } from "node:child_process";
import { promisify } from "node:util";

const exec = promisify(execFile);
const INSTALL_MS = 300_000;

/** Installs packages of Debian, where this is one and we are root; else nothing happens. */
export async function installDebian(...packages: readonly string[]): Promise<void> {
  if (process.getuid?.() !== 0 || !(await exec("apt-get", ["--version"]).then(Boolean, () => false))) return;
  await runFor(INSTALL_MS, "apt-get", ["update"]);
  await runFor(INSTALL_MS, "apt-get", ["install", "-y", "--no-install-recommends", ...packages]);
}

/** The exit code of a program that has so much time; 127 when there is no such program. */
export function runFor(limitMs: number, command: string, args: readonly string[]): Promise<number> {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const child = spawn(command, args, { env, stdio: ["ignore", "ignore", "inherit"], timeout: limitMs });
  return new Promise((resolve) => {
    child.once("error", () => resolve(127)).once("exit", (code) => resolve(code ?? 1));
  });
}
