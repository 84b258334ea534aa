import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { projectRoot } from "@/db/project";
import type { Db } from "@/db/client";
import { log } from "../log";
import { seedTestUsers, type TestAccount } from "./seed";

export interface TestUsers {
  stop(): Promise<void>;
}

interface Options {
  readonly db: Db;
  /** Where the API is. */
  readonly url: string;
  readonly dev: boolean;
}

/** From the sources in development; else the bundle. */
const programOf = (dev: boolean): readonly string[] =>
  dev
    ? ["--import", "tsx", path.join("lib", "bots", "main.ts")]
    : ["--enable-source-maps", path.join("dist", "bots.mjs")];

function start({ url, dev }: Options, accounts: readonly TestAccount[]): ChildProcess {
  const { PATH, NODE_ENV } = process.env;
  return spawn(process.execPath, programOf(dev), {
    cwd: projectRoot,
    // Nothing of the server's secrets: it is a program like any other.
    env: { PATH, NODE_ENV, RINGBACK_URL: url, RINGBACK_TEST_USERS: JSON.stringify(accounts) },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

/** How long the program may take to end by itself. */
const patienceMs = 500;
/** One that ended by itself is started again after this. */
const pauseMs = 5_000;

/** Lets a program of its own drive the test users until it is stopped. */
export async function runTestUsers(options: Options): Promise<TestUsers> {
  const accounts = await seedTestUsers(options.db);
  let stopping = false;
  let pause: NodeJS.Timeout | undefined;
  let child: ChildProcess | undefined;
  const run = () => {
    child = start(options, accounts);
    child.once("error", (error) => log.error("the test users could not be started", { error }));
    child.once("exit", (code, signal) => {
      child = undefined;
      if (stopping) return;
      log.warn("the test users have stopped; they start again", { code, signal });
      pause = setTimeout(run, pauseMs);
    });
  };
  run();
  return {
    stop: async () => {
      stopping = true;
      clearTimeout(pause);
      const running = child;
      if (!running?.pid) return;
      const exited = once(running, "exit");
      running.kill("SIGTERM");
      const hard = setTimeout(() => running.kill("SIGKILL"), patienceMs);
      await exited;
      clearTimeout(hard);
    },
  };
}
