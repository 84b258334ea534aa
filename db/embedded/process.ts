import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What `postmaster.pid` says (PostgreSQL's `miscadmin.h`, LOCK_FILE_LINE_*). */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: "starting" | "stopping" | "ready" | "standby";
}

export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(path.join(cluster, "postmaster.pid"), "utf8").catch(() => "");
  const lines = text.split("\n").map((line) => line.trim());
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!pid) return undefined;
  const status = lines[7];
  const known = status === "ready" || status === "stopping" || status === "standby";
  return { pid, port, status: known ? status : "starting" };
}

async function commandLine(pid: number): Promise<string> {
  if (process.platform === "linux")
    return (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).replaceAll("\0", " ");
  const { stdout } = await run("ps", ["-p", String(pid), "-o", "command="]).catch(() => ({ stdout: "" }));
  return stdout;
}

/**
 * `other`: the number is taken by another program by now, as happens after a restart of the machine, or by a zombie
 * that nobody reaps, as in a container.
 */
export async function whoIs(pid: number, cluster: string): Promise<"postmaster" | "nobody" | "other"> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return "nobody";
  }
  if (process.platform === "win32") return "postmaster";
  return (await commandLine(pid)).includes(cluster) ? "postmaster" : "other";
}

/** Windows has no signals; there pg_ctl passes them on. */
export async function signal(pid: number, name: "SIGINT" | "SIGQUIT", pgCtl: string): Promise<void> {
  try {
    if (process.platform === "win32") await run(pgCtl, ["kill", name.slice(3), String(pid)]);
    else process.kill(pid, name);
  } catch {
    // It is gone already.
  }
}
