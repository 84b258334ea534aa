import path from "node:path";
import { defineConfig } from "@playwright/test";

const results = path.resolve(import.meta.dirname, "..", "test-results");

/** In these no media flow between browsers. */
const screens = [
  "boot",
  "docs",
  "history",
  "keys",
  "missed",
  "names",
  "privacy",
  "profile",
  "push",
  "settings",
  "too-many",
  "unanswered",
  "webhooks",
].map((name) => `${name}.spec.ts`);
/** In these the network fails: they run in one of their own; see lib/cli/network.ts. */
const network = ["network-faults.spec.ts", "network-quality.spec.ts"];
const pictures = process.env.PICTURES ? [] : ["pictures.spec.ts"];

/** Two browsers with fake cameras are what a small machine can hold, so there is one test at a time with media. */
export default defineConfig({
  testDir: import.meta.dirname,
  projects: [
    // Each in a folder of its own: a run empties it first.
    { name: "screens", testMatch: screens, outputDir: path.join(results, "screens") },
    {
      name: "media",
      testIgnore: [...screens, ...network, ...pictures],
      outputDir: path.join(results, "media"),
    },
    ...(process.env.OWN_NETWORK
      ? [{ name: "network", testMatch: network, outputDir: path.join(results, "network") }]
      : []),
  ],
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  globalTimeout: 40 * 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    browserName: "chromium",
    viewport: { width: 1280, height: 800 },
    locale: "en",
    permissions: ["camera", "microphone"],
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM,
      args: [
        "--no-sandbox",
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        "--auto-select-desktop-capture-source=Entire screen",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
