import { randomBytes } from "node:crypto";
import { chmod, link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

/**
 * A random secret (64 hexadecimal digits) that is made once and kept in `dataDir/secrets` with mode 600. Two
 * processes that ask at once get the same one: it is written aside and linked into place, which only one can do.
 */
export async function keptSecret(dataDir: string, name: string): Promise<string> {
  const folder = path.join(dataDir, "secrets");
  const file = path.join(folder, name);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    await writeFile(draft, randomBytes(32).toString("hex"), { mode: 0o600, flush: true });
    await link(draft, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    await rm(draft, { force: true });
  }
  await chmod(file, 0o600);
  return (await readFile(file, "utf8")).trim();
}
