import type { Page } from "@playwright/test";
import { decodesEverybody } from "@/e2e/media";
import { openBrowser } from "../browser";
import { openDatabases } from "../database";
import { growingCall } from "../mesh/growing-call";
import { type Sample, sample } from "../mesh/sample";
import { openRingback } from "../ringback";
import { interleaved, median, medianRatio } from "../rounds";
import type { Scope } from "../scope";
import { table, times } from "../table";

const ROUNDS = 6;
const SETTLE_SECONDS = 15;
const SECONDS = 10;

/** What it costs both of two people to leave the statistics of their call open. */
export async function panel(scope: Scope): Promise<string> {
  const { url } = await openRingback(scope, await openDatabases(scope), "calls");
  const browser = await openBrowser(scope);
  const session = await browser.newBrowserCDPSession();
  const call = await growingCall(browser, url, []);
  await call.grow();
  await decodesEverybody(call.pages, { timeout: 60_000 });
  await pause(SETTLE_SECONDS);
  const measure = async (open: boolean) => {
    for (const page of call.pages) await show(page, open);
    await pause(2);
    return sample(session, call.pages, SECONDS);
  };
  const [closed = [], opened = []] = await interleaved(ROUNDS, [() => measure(false), () => measure(true)]);
  await call.end();
  return report(closed, opened);
}

const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1_000));

async function show(page: Page, open: boolean): Promise<void> {
  const region = page.getByRole("region", { name: "Statistics", exact: true });
  if ((await region.isVisible()) !== open) await page.keyboard.press("n");
  await region
    .getByRole("figure")
    .last()
    .waitFor({ state: open ? "visible" : "detached" });
}

function report(closed: readonly Sample[], opened: readonly Sample[]): string {
  const cpuOf = (samples: readonly Sample[]) => samples.map(({ cpu }) => cpu);
  const more = opened.map(({ cpu }, round) => ((cpu - (closed[round]?.cpu ?? NaN)) / 2) * 1_000);
  const row = (name: string, samples: readonly Sample[]) => [
    name,
    times(medianRatio(cpuOf(samples), cpuOf(closed))),
    median(cpuOf(samples)).toFixed(2),
    median(samples.map(({ frames }) => frames)).toFixed(1),
  ];
  return [
    "### Statistics left open",
    "A video call of two, cameras of 320×180, both in one Chromium without a graphics card. Processor seconds of the " +
      `whole browser per second of the call, while both see the statistics and while neither does, in turn; medians of ` +
      `${ROUNDS} rounds of ${SECONDS} s. The statistics cost each ${Math.round(median(more))} ms of a second.`,
    table(
      ["Statistics", "÷ closed", "processor", "frames/s to each"],
      [row("Closed", closed), row("Open", opened)],
    ),
  ].join("\n\n");
}
