import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";

/** What the build is made from. */
const INPUTS = [
  "app",
  "components",
  "db",
  "lib",
  "public",
  "next.config.ts",
  "package-lock.json",
  "package.json",
  "server.ts",
  "tsconfig.json",
];

/** Tests are no part of the application. */
export const isInput = (file: string) =>
  !/\.test\.tsx?$|(^|\/)testing(\/|\.ts$)/.test(file.replaceAll("\\", "/"));

/** A number for the inputs, their names and this version of Node: the same as long as nothing has changed. */
export async function hashOfInputs(root: string, node = process.version): Promise<string> {
  const hash = createHash("sha256").update(`${node} ${process.platform}-${process.arch}`);
  const files = (await Promise.all(INPUTS.map((input) => filesOf(root, input)))).flat().sort();
  for (const file of files) {
    const content = await readFile(path.join(root, file));
    hash.update(`\0${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

async function filesOf(root: string, input: string): Promise<string[]> {
  const found = await stat(path.join(root, input)).catch(() => undefined);
  if (!found) return [];
  if (found.isFile()) return [input];
  const entries = await readdir(path.join(root, input), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter(isInput);
}
