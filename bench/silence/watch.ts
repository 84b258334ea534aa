import type { BrowserContext, Page } from "@playwright/test";
import { browserScript } from "../browser-script";
import type {} from "./timer";

/** Lets every page of this browser note its clicks and its silence; see timer.ts. */
export async function watchSilence(context: BrowserContext): Promise<void> {
  await context.addInitScript({ content: await browserScript("silence/timer.ts") });
}

/** Waits until the page rings. */
export async function rings(page: Page): Promise<void> {
  await page.waitForFunction(() => globalThis.bells > 0);
}

/** Milliseconds from the click in one page to silence in the other. */
export async function untilSilent(clicked: Page, ringing: Page, click: () => Promise<void>): Promise<number> {
  await click();
  await ringing.waitForFunction(() => globalThis.bells === 0);
  const at = await clicked.evaluate(() => globalThis.clickedAt);
  const silent = await ringing.evaluate(() => globalThis.silentAt);
  if (at === undefined || silent === undefined) throw new Error("the pages did not time themselves");
  return silent - at;
}
