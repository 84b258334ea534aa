import type { Browser } from "@playwright/test";
import { openBareApp } from "../baseline/bare-app";
import { openBrowser, openContext } from "../browser";
import { openDatabases } from "../database";
import { calleeAccount, callerAccount, openPeople, placeVideoCall, signIn } from "../demo";
import { openRingback } from "../ringback";
import type { Scope } from "../scope";
import { kilobytes, table, times } from "../table";
import { weigh, type Weight } from "./scripts";

/** How much JavaScript the pages load, from the production build and with an empty cache. */
export async function pageWeight(scope: Scope): Promise<string> {
  const { url } = await openRingback(scope, await openDatabases(scope), "calls");
  const bareUrl = await openBareApp(scope);
  const browser = await openBrowser(scope);
  const bare = await weightOfPage(browser, bareUrl, "/");
  const weights: [string, Weight][] = [
    ["Sign in", await weightOfPage(browser, url, "/sign-in")],
    ["People", await weightOfPeople(browser, url)],
    ["Call: People, then in a video call", await weightOfCall(browser, url)],
    ["An empty page of Next", bare],
  ];
  const rows = weights.map(([name, { gzipped, unpacked, files }]) => [
    name,
    times(gzipped / bare.gzipped),
    kilobytes(gzipped),
    kilobytes(unpacked),
    String(files),
  ]);
  return [
    "### JavaScript of the pages",
    "Scripts that Chromium loads with an empty cache until the network is at rest; 1 kB is 1000 octets.",
    table(["Page", "÷ empty page", "gzipped", "unpacked", "files"], rows),
  ].join("\n\n");
}

async function weightOfPage(browser: Browser, url: string, path: string): Promise<Weight> {
  const context = await openContext(browser, url);
  const page = await context.newPage();
  const weight = weigh(page);
  await page.goto(path);
  const weighed = await weight();
  await context.close();
  return weighed;
}

async function weightOfPeople(browser: Browser, url: string): Promise<Weight> {
  const context = await openContext(browser, url);
  await signIn(context, callerAccount);
  const page = await context.newPage();
  const weight = weigh(page);
  await openPeople(page);
  const weighed = await weight();
  await context.close();
  return weighed;
}

async function weightOfCall(browser: Browser, url: string): Promise<Weight> {
  const [ana, lei] = [await openContext(browser, url), await openContext(browser, url)];
  await signIn(ana, callerAccount);
  await signIn(lei, calleeAccount);
  const [caller, callee] = [await ana.newPage(), await lei.newPage()];
  const weight = weigh(caller);
  await openPeople(callee);
  await openPeople(caller);
  await placeVideoCall(caller);
  await callee.getByRole("button", { name: "Answer", exact: true }).click();
  await caller.getByRole("timer").waitFor();
  const weighed = await weight();
  await caller.getByRole("button", { name: "Hang up" }).click();
  await Promise.all([ana.close(), lei.close()]);
  return weighed;
}
