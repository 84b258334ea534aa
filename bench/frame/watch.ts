import type { BrowserContext, Page } from "@playwright/test";
import { browserScript } from "../browser-script";
import type {} from "./timer";

const PATIENCE_MS = 20_000;

/** Lets every page of this browser time itself; see timer.ts. */
export async function watchFirstFrame(context: BrowserContext): Promise<void> {
  await context.addInitScript({ content: await browserScript("frame/timer.ts") });
}

/** Clicks "Answer" and gives the milliseconds to the first remote frame. */
export async function answerToFirstFrame(page: Page): Promise<number> {
  const late = AbortSignal.timeout(PATIENCE_MS);
  const never = new Promise<never>((_, reject) => {
    late.addEventListener("abort", () => reject(new Error(`${page.url()} showed no remote picture`)));
  });
  // Nothing else is asked of the browser while it answers.
  const [ms] = await Promise.all([
    Promise.race([page.evaluate(() => globalThis.firstFrame), never]),
    page.getByRole("button", { name: "Answer", exact: true }).click(),
  ]);
  if (ms === undefined) throw new Error("the page did not time itself");
  return ms;
}
