import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** Does the work alone: another process that builds in this folder is waited for. */
export async function alone<T>(file: string, work: () => Promise<T>): Promise<T> {
  await mkdir(path.dirname(file), { recursive: true });
  while (!(await take(file))) await wait(200);
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

/** No build takes longer; the number of a process that was killed may belong to another one by then. */
const LONGEST_MS = 10 * 60_000;

/** The lock is a file with the number of the process; one whose process is gone is worth nothing. */
async function take(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  const holder = Number(await readFile(file, "utf8").catch(() => ""));
  const since = await stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => Date.now(),
  );
  if ((holder > 0 && !isAlive(holder)) || Date.now() - since > LONGEST_MS) await rm(file, { force: true });
  return false;
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
