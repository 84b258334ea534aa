import type { Browser, Page } from "@playwright/test";
import { openContext } from "../browser";
import { calleeAccount, callerAccount, openPeople, placeVideoCall, signIn } from "../demo";
import { answerToFirstFrame, watchFirstFrame } from "./watch";

/** A video call between two pages of Ringback; answered once everything that happens while it rings has happened. */
export async function ringbackCalls(browser: Browser, url: string): Promise<() => Promise<number>> {
  const contexts = [await openContext(browser, url), await openContext(browser, url)] as const;
  const [ana, lei] = contexts;
  await signIn(ana, callerAccount);
  await signIn(lei, calleeAccount);
  await watchFirstFrame(lei);
  const [caller, callee] = [await ana.newPage(), await lei.newPage()];

  return async () => {
    await openPeople(callee);
    await openPeople(caller);
    await placeVideoCall(caller);
    await callee.getByRole("alertdialog").waitFor();
    await callee.waitForFunction(ringsReady);
    const ms = await answerToFirstFrame(callee);
    await hangUp(caller, callee);
    return ms;
  };
}

/** In the page: the caller's offer and candidates are in, and one's own camera shows a picture. */
async function ringsReady(): Promise<boolean> {
  const [peer] = globalThis.ringbackPeers?.() ?? [];
  const preview = document.querySelector("video");
  if (peer?.signalingState !== "have-remote-offer" || (preview?.readyState ?? 0) < 2) return false;
  const stats = [...(await peer.getStats()).values()] as { type: string }[];
  return stats.some(({ type }) => type === "remote-candidate");
}

async function hangUp(caller: Page, callee: Page): Promise<void> {
  await caller.getByRole("button", { name: "Hang up" }).click();
  await callee.getByRole("button", { name: "Close" }).waitFor();
  // A page that stays open must cost the other cases nothing.
  await Promise.all([caller.goto("about:blank"), callee.goto("about:blank")]);
}
