import { chmod, mkdtemp, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { BootError } from "../boot-error";
import type { Account } from "./account";
import { canTraverse } from "./reach";
import { shelterFor } from "./shelter";

const exists = (at: string) =>
  stat(at).then(
    () => true,
    () => false,
  );

/**
 * The folder that holds the cluster: DATA_DIR itself, or, where PostgreSQL's user cannot get into that, a folder
 * made elsewhere whose name is kept in `DATA_DIR/postgres-is-at`, so that it is found again at every start.
 */
export async function placeOfCluster(
  dataDir: string,
  account: Account | undefined,
  say: (line: string) => void,
): Promise<string> {
  const note = path.join(dataDir, "postgres-is-at");
  const noted = await readFile(note, "utf8").catch(() => undefined);
  if (noted !== undefined) {
    const place = noted.trim();
    if (!(await exists(place)))
      throw new BootError(
        `The database of ${dataDir} was in ${place}, which is gone. Bring it back, or remove ${note} to start with an empty database.`,
      );
    say(`PostgreSQL's data is in ${place}.`);
    return place;
  }
  if (!account || (await canTraverse(dataDir, account))) return dataDir;
  if (await exists(path.join(dataDir, "postgres", "PG_VERSION")))
    throw new BootError(
      `The user "postgres", whom PostgreSQL runs as, can no longer get into ${dataDir}, where its data is. ` +
        "Let others traverse that folder and those above it (chmod o+x), or start Ringback as an ordinary user.",
    );
  const place = await mkdtemp(path.join(await shelterFor(account), "ringback-"));
  await chmod(place, 0o711);
  await writeFile(note, `${place}\n`, { flush: true });
  say(`PostgreSQL's user cannot get into ${dataDir}; the database is kept in ${place}.`);
  return place;
}
