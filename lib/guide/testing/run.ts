import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { blocksOf } from "./blocks";
import { scriptOf } from "./script";
import { differencesIn } from "./shape";

const LONGEST_MS = 60_000;

/** Runs the commands of a chapter, as a reader would in one terminal. @returns what is not as the chapter says */
export async function wrongIn(markdown: string, env: Readonly<Record<string, string>>): Promise<string[]> {
  const blocks = blocksOf(markdown);
  const { text, expectations } = scriptOf(blocks);
  const folder = await mkdtemp(path.join(tmpdir(), "ringback-guide-"));
  const out = path.join(folder, "out");
  try {
    await mkdir(out);
    await writeFile(path.join(out, "script"), text);
    const { code, errors } = await bash(path.join(out, "script"), folder, { ...env, OUT: out });
    const printed = (index: number | string) => readFile(path.join(out, String(index)), "utf8");
    if (code !== 0) {
      const at = Number(await printed("at"));
      return [`this failed (${code}):\n${blocks[at]?.text}\n${await printed(at)}${errors}`];
    }
    const found = expectations.map(async (expectation) => {
      const wrong = differencesIn(expectation, await printed(expectation.of));
      return wrong.map((line) => `after\n${blocks[expectation.of]?.text}\n${line}`);
    });
    return (await Promise.all(found)).flat();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function bash(
  script: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<{ code: number | null; errors: string }> {
  const child = spawn("bash", [script], {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, NODE_ENV: "production", ...env },
    stdio: ["ignore", "ignore", "pipe"],
    timeout: LONGEST_MS,
  });
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  return new Promise((resolve, reject) => {
    child.once("error", reject).once("close", (code) => resolve({ code, errors }));
  });
}

/** Is this program there? */
export const isThere = (program: string): Promise<boolean> =>
  new Promise((resolve) => {
    spawn(program, ["--version"], { stdio: "ignore" })
      .once("error", () => resolve(false))
      .once("exit", (code) => resolve(code === 0));
  });
