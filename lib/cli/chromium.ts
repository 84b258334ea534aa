import { access, constants } from "node:fs/promises";
import path from "node:path";
import { projectRoot } from "@/db/project";
import { installDebian, runFor } from "./debian";

const DOWNLOAD_MS = 180_000;

/** What asks the machine; a test gives its own. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  isProgram(file: string): Promise<boolean>;
}

const NAMES = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser"];

/** Where Chromium may be, the best first: what is set, then PATH, then the usual places. */
export function candidates({ env, platform }: Pick<Machine, "env" | "platform">): string[] {
  const set = [env.CHROMIUM, env.PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH];
  const suffix = platform === "win32" ? ".exe" : "";
  const folders = (env.PATH ?? "").split(path.delimiter).filter(Boolean);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name + suffix)));
  return [...set, ...onPath, ...usual(platform, env)].filter(
    (file) => file !== undefined && file !== "",
  ) as string[];
}

function usual(platform: NodeJS.Platform, env: Machine["env"]): string[] {
  if (platform === "darwin")
    return [
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ];
  if (platform === "win32")
    return [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .map((folder) => path.join(folder, "Google", "Chrome", "Application", "chrome.exe"));
  return [];
}

/** The first that is there; absent when none is. */
export async function installedChromium(machine: Machine): Promise<string | undefined> {
  for (const file of candidates(machine)) if (await machine.isProgram(file)) return file;
  return undefined;
}

const here: Machine = {
  env: process.env,
  platform: process.platform,
  isProgram: (file) =>
    access(file, constants.X_OK).then(
      () => true,
      () => false,
    ),
};

/**
 * A Chromium to test with: an installed one, else Playwright's own download, else Debian's package.
 * @throws Error that says what to do
 */
export async function ensureChromium(say: (line: string) => void): Promise<string> {
  const found = (await installedChromium(here)) ?? (await playwrights()) ?? (await debians(say));
  if (found !== undefined) return found;
  throw new Error(
    "No Chromium was found and none could be installed. Install Google Chrome or Chromium, or set CHROMIUM to its program.",
  );

  async function playwrights(): Promise<string | undefined> {
    const { chromium } = await import("@playwright/test");
    const file = chromium.executablePath();
    if (await here.isProgram(file)) return file;
    say("No Chromium is installed; Playwright's is downloaded.");
    const cli = path.join(projectRoot, "node_modules", "@playwright", "test", "cli.js");
    const code = await runFor(DOWNLOAD_MS, process.execPath, [cli, "install", "chromium"]);
    return code === 0 && (await here.isProgram(file)) ? file : undefined;
  }
}

/** With a font for Chinese, which the screens are shown in too. */
async function debians(say: (line: string) => void): Promise<string | undefined> {
  say("Debian's Chromium is installed, where there is one.");
  await installDebian("chromium", "fonts-noto-cjk");
  return installedChromium(here);
}
