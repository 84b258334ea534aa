import { type Browser, type BrowserContext, chromium } from "@playwright/test";
import config from "@/e2e/playwright.config";
import { ensureChromium } from "@/lib/cli/chromium";
import type { Scope } from "./scope";

/** Chromium with fake cameras, as the end-to-end tests start it. */
export async function openBrowser(scope: Scope): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: await ensureChromium(console.error),
    args: config.use?.launchOptions?.args,
    handleSIGINT: false,
    handleSIGTERM: false,
  });
  scope.onEnd(() => browser.close());
  return browser;
}

/** A browser of one's own, with an empty cache and a small camera picture. */
export async function openContext(browser: Browser, url: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url,
    locale: "en",
    viewport: { width: 1280, height: 800 },
    permissions: ["camera", "microphone"],
  });
  await context.addInitScript(() => localStorage.setItem("ringback.video", "320x180"));
  return context;
}
