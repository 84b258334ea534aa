import type { Browser } from "@playwright/test";
import { openContext } from "../browser";
import { answerToFirstFrame, watchFirstFrame } from "./watch";

/** When the pages negotiate: all of it after the click, or all but the answer before it. */
export type Negotiation = "after" | "before";

/** A video call between two pages of WebRTC without Ringback. */
export async function bareCalls(
  browser: Browser,
  url: string,
  negotiation: Negotiation,
): Promise<() => Promise<number>> {
  const contexts = [await openContext(browser, url), await openContext(browser, url)] as const;
  await watchFirstFrame(contexts[1]);
  const [caller, callee] = [await contexts[0].newPage(), await contexts[1].newPage()];
  let room = 0;

  return async () => {
    const call = `negotiation=${negotiation}&room=${negotiation}-${room++}`;
    await Promise.all([caller.goto(`/?seat=caller&${call}`), callee.goto(`/?seat=callee&${call}`)]);
    await callee.locator("body[data-ready]").waitFor();
    const ms = await answerToFirstFrame(callee);
    await Promise.all([caller.goto("about:blank"), callee.goto("about:blank")]);
    return ms;
  };
}
