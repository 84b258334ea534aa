import path from "node:path";
import { describe, expect, it } from "vitest";
import { installedChromium, type Machine } from "./chromium";

const machine = (programs: readonly string[], parts: Partial<Machine> = {}): Machine => ({
  env: { PATH: ["/usr/local/bin", "/usr/bin"].join(path.delimiter) },
  platform: "linux",
  isProgram: (file) => Promise.resolve(programs.includes(file)),
  ...parts,
});

describe("the Chromium to test with", () => {
  it("is the one that is set", async () => {
    const env = { CHROMIUM: "/opt/chromium", PATH: "/usr/bin" };
    expect(await installedChromium(machine(["/opt/chromium", "/usr/bin/chromium"], { env }))).toBe(
      "/opt/chromium",
    );
  });

  it("is looked for when the one that is set is not there", async () => {
    const env = { CHROMIUM: "/opt/chromium", PATH: "/usr/bin" };
    expect(await installedChromium(machine(["/usr/bin/chromium"], { env }))).toBe("/usr/bin/chromium");
  });

  it("is an installed one", async () => {
    expect(await installedChromium(machine(["/usr/bin/chromium-browser"]))).toBe("/usr/bin/chromium-browser");
    expect(await installedChromium(machine(["/usr/local/bin/google-chrome", "/usr/bin/chromium"]))).toBe(
      "/usr/local/bin/google-chrome",
    );
  });

  it("is in the applications of a Mac", async () => {
    const file = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
    expect(await installedChromium(machine([file], { platform: "darwin" }))).toBe(file);
  });

  it("may be missing", async () => {
    expect(await installedChromium(machine([]))).toBeUndefined();
  });
});
