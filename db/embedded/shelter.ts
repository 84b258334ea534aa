import { access, constants, lstat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { BootError } from "../boot-error";
import type { Account } from "./account";
import { canTraverse } from "./reach";

/** Where things go that PostgreSQL's user cannot reach: what outlives a restart of the machine comes first. */
const CANDIDATES = ["/var/lib", "/var/tmp", tmpdir()];

/** A folder that root can write and the account can get into. */
export async function shelterFor(account: Account): Promise<string> {
  for (const folder of CANDIDATES) {
    const usable = await access(folder, constants.W_OK).then(
      () => canTraverse(folder, account),
      () => false,
    );
    if (usable) return folder;
  }
  throw new BootError(
    `The user "postgres", whom PostgreSQL runs as, can reach none of ${CANDIDATES.join(", ")}. ` +
      "Start Ringback as an ordinary user, set DATA_DIR to a folder that everybody can traverse, or set DATABASE_URL.",
  );
}

/** In a folder that others can write too, what is found there counts only when it is root's own. */
export async function isOurs(folder: string): Promise<boolean> {
  try {
    const found = await lstat(folder);
    return found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0;
  } catch {
    return false;
  }
}
