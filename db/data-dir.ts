import { chmod, mkdir, realpath, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { BootError, reasonOf } from "./boot-error";

/**
 * Makes DATA_DIR when it is missing, checks that it can be written, and gives its real path.
 * As root it may be traversed by others, because PostgreSQL runs as another user; what is secret has its own mode.
 * @throws BootError when it cannot be written
 */
export async function openDataDir(dataDir: string): Promise<string> {
  const probe = path.join(dataDir, `.probe-${process.pid}`);
  try {
    const made = await mkdir(dataDir, { recursive: true });
    if (made !== undefined) await chmod(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
    await writeFile(probe, "");
    await rm(probe);
    return await realpath(dataDir);
  } catch (error) {
    throw new BootError(
      `DATA_DIR (${dataDir}) cannot be written: ${reasonOf(error)}. Make it writable or set DATA_DIR to another folder.`,
    );
  }
}
