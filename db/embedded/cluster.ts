import { execFile } from "node:child_process";
import { chown, mkdtemp, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { BootError, reasonOf } from "../boot-error";
import type { Account } from "./account";
import type { Binaries } from "./binaries";
import { canTraverse } from "./reach";

const run = promisify(execFile);

/** The superuser of the cluster. */
export const OWNER = "ringback";

/** PostgreSQL's programs need a language they speak everywhere and a folder that they can get into. */
export const surroundings = (account: Account | undefined) => ({
  cwd: path.parse(process.cwd()).root,
  env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
  ...account,
});

/**
 * Makes the cluster unless it exists. initdb works in a folder aside that is renamed when it is complete, so a
 * cluster in its place is always a whole one.
 */
export async function makeCluster(
  cluster: string,
  password: string,
  { binaries, account, durable }: { binaries: Binaries; account: Account | undefined; durable: boolean },
): Promise<void> {
  if (await isCluster(cluster)) return;
  const draft = await mkdtemp(`${cluster}-new-`);
  const secret = await passwordFile(password, account, path.dirname(cluster));
  try {
    if (account) await chown(draft, account.uid, account.gid);
    const options = [
      `--pgdata=${draft}`,
      `--username=${OWNER}`,
      `--pwfile=${secret}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      // The built-in provider sorts alike on every system and after every upgrade of it.
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      ...(durable ? [] : ["--no-sync"]),
    ];
    await run(binaries.initdb, options, surroundings(account));
    await rename(draft, cluster).catch(async (error: unknown) => {
      if (!(await isCluster(cluster))) throw error;
    });
  } catch (error) {
    throw new BootError(`PostgreSQL could not make its database in ${cluster}: ${reasonOf(error)}`);
  } finally {
    await rm(path.dirname(secret), { recursive: true, force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

const isCluster = (cluster: string) =>
  stat(path.join(cluster, "PG_VERSION")).then(
    () => true,
    () => false,
  );

/** initdb takes the password from a file that only its user can read. */
async function passwordFile(password: string, account: Account | undefined, near: string): Promise<string> {
  const base = (await canTraverse(tmpdir(), account)) ? tmpdir() : near;
  const folder = await mkdtemp(path.join(base, "ringback-initdb-"));
  const file = path.join(folder, "password");
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  if (account) {
    await chown(file, account.uid, account.gid);
    await chown(folder, account.uid, account.gid);
  }
  return file;
}
