import path from "node:path";
import { build } from "esbuild";
import { projectRoot } from "@/db/project";

/** A file below bench/ with what it imports, as a script for the browser. */
export async function browserScript(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(projectRoot, "bench", file)],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    platform: "browser",
  });
  return outputFiles.map(({ text }) => text).join("\n");
}
