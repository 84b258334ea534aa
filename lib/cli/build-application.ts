import { spawn } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { build, stop } from "esbuild";
import { projectRoot } from "@/db/project";
import { alone } from "./build-lock";
import { buildWorker, workerBundle } from "./build-worker";
import { hashOfInputs } from "./inputs";

const dist = path.join(projectRoot, "dist");
const stamp = path.join(dist, "built-from");

/** The bundle that serves the application; it takes the pages from `.next`. */
export const serverBundle = path.join(dist, "server.mjs");
/** The bundle that drives the test users. */
const botsBundle = path.join(dist, "bots.mjs");

/**
 * Builds the pages and the server unless they were built from exactly these sources.
 * @throws Error with what the build printed
 */
export async function buildApplication(say: (line: string) => void): Promise<void> {
  await alone(path.join(dist, "lock"), async () => {
    const hash = await hashOfInputs(projectRoot);
    if (await isBuiltFrom(hash)) return say("The build is up to date.");
    say("Building the application; this takes about half a minute …");
    const start = performance.now();
    await rm(stamp, { force: true });
    await Promise.all([buildBundles(), buildPages()]);
    await writeFile(stamp, hash);
    say(`Built in ${Math.round((performance.now() - start) / 1000)} s.`);
  });
}

async function isBuiltFrom(hash: string): Promise<boolean> {
  const needed = [stamp, serverBundle, botsBundle, workerBundle, path.join(projectRoot, ".next", "BUILD_ID")];
  const [built, ...rest] = await Promise.all(
    needed.map((file) => readFile(file, "utf8").catch(() => undefined)),
  );
  return built === hash && rest.every((content) => content !== undefined);
}

async function buildServer(): Promise<void> {
  await build({
    absWorkingDir: projectRoot,
    entryPoints: { server: "server.ts", bots: path.join("lib", "bots", "main.ts") },
    outdir: dist,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: true,
    logLevel: "silent",
  });
}

async function buildBundles(): Promise<void> {
  await Promise.all([buildServer(), buildWorker()]);
  // Its process would stay as long as this one.
  await stop();
}

/** What Next prints is of interest only when it fails. */
async function buildPages(): Promise<void> {
  const child = spawn(process.execPath, [path.join("node_modules", "next", "dist", "bin", "next"), "build"], {
    cwd: projectRoot,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (printed += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  if (code !== 0) throw new Error(`The build has failed.\n${printed.trim()}`);
}
