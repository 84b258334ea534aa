import { readFile } from "node:fs/promises";
import path from "node:path";
import { build, type BuildContext, type BuildOptions, context } from "esbuild";
import { projectRoot } from "@/db/project";

/** The service worker, which the server sends as `/sw.js`. */
export const workerBundle = path.join(projectRoot, "dist", "sw.js");

/** Of all messages of the pages those that the worker says, in each language. */
async function words(): Promise<string> {
  const all = ["en", "zh"].map(async (locale) => {
    const file = path.join(projectRoot, "components", "messages", `${locale}.json`);
    const { notices } = JSON.parse(await readFile(file, "utf8")) as { notices: object };
    return [locale, notices] as const;
  });
  return JSON.stringify(Object.fromEntries(await Promise.all(all)));
}

const options = async (): Promise<BuildOptions> => ({
  absWorkingDir: projectRoot,
  entryPoints: [path.join("lib", "worker", "main.ts")],
  outfile: workerBundle,
  bundle: true,
  platform: "browser",
  format: "iife",
  target: "es2022",
  define: { WORDS: await words() },
  minify: true,
  logLevel: "silent",
});

export async function buildWorker(): Promise<void> {
  await build(await options());
}

/** Builds it, and again whenever its sources change. */
export async function watchWorker(): Promise<BuildContext> {
  const building = await context(await options());
  await building.rebuild();
  await building.watch();
  return building;
}
