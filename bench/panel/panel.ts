import type { CDPSession, Page } from "@playwright/test";
import { decodesEverybody } from "@/e2e/media";
import { openBrowser } from "../browser";
import { openDatabases } from "../database";
import { growingCall } from "../mesh/growing-call";
import { type Sample, sample } from "../mesh/sample";
import { openRingback } from "../ringback";
import { interleaved, median, medianRatio } from "../rounds";
import type { Scope } from "../scope";
import { table, times } from "../table";

const ROUNDS = 3;
const SETTLE_SECONDS = 15;
const SECONDS = 10;
/** So narrow that every panel is as large as another: the pictures have as much room beside each. */
const WINDOW = { width: 1000, height: 800 };

/** What is open beside the pictures, and the key that opens and closes it. */
const panels = { texts: ["Texts in this call", "c"], statistics: ["Statistics", "n"] } as const;
type Panel = keyof typeof panels;

/** What it costs both of two people to leave the statistics of their call open. */
export async function panel(scope: Scope): Promise<string> {
  const { url } = await openRingback(scope, await openDatabases(scope), "calls");
  const browser = await openBrowser(scope);
  const session = await browser.newBrowserCDPSession();
  const call = await growingCall(browser, url, []);
  await call.grow();
  await decodesEverybody(call.pages, { timeout: 60_000 });
  await pause(SETTLE_SECONDS);
  for (const page of call.pages) await page.setViewportSize(WINDOW);
  const threads = await Promise.all(call.pages.map(openThread));
  const measure = async (open?: Panel) => {
    for (const page of call.pages) await show(page, open);
    await pause(2);
    const before = await taskSeconds(threads);
    const measured = await sample(session, call.pages, SECONDS);
    const tasks = (await taskSeconds(threads)) - before;
    return { ...measured, tasks: (tasks * 1_000) / SECONDS / call.pages.length };
  };
  const [closed = [], texts = [], statistics = []] = await interleaved(ROUNDS, [
    () => measure(),
    () => measure("texts"),
    () => measure("statistics"),
  ]);
  await call.end();
  return report(closed, texts, statistics);
}

/** What a call costs, and milliseconds per second in which the main thread of one page was at work. */
type Measured = Sample & { readonly tasks: number };

async function openThread(page: Page): Promise<CDPSession> {
  const thread = await page.context().newCDPSession(page);
  await thread.send("Performance.enable");
  return thread;
}

/** How long the main threads of all pages have been at work. */
async function taskSeconds(threads: readonly CDPSession[]): Promise<number> {
  const told = await Promise.all(threads.map((thread) => thread.send("Performance.getMetrics")));
  const durations = told.map(
    ({ metrics }) => metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN,
  );
  return durations.reduce((sum, each) => sum + each, 0);
}

const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1_000));

async function show(page: Page, open?: Panel): Promise<void> {
  for (const [name, [title, key]] of Object.entries(panels)) {
    const region = page.getByRole("region", { name: title, exact: true });
    const isOpen = await region.isVisible();
    // What is typed in a text is no shortcut.
    if (isOpen && name !== open) await region.press("Escape");
    if (!isOpen && name === open) await page.keyboard.press(key);
    await region.waitFor({ state: name === open ? "visible" : "detached" });
  }
  if (open === "statistics") await page.getByRole("figure").last().waitFor();
}

function report(
  closed: readonly Measured[],
  texts: readonly Measured[],
  statistics: readonly Measured[],
): string {
  const of = (samples: readonly Measured[], name: "cpu" | "tasks", digits: number) => {
    const values = (those: readonly Measured[]) => those.map((each) => each[name]);
    const ratio = medianRatio(values(samples), values(texts));
    return `${times(ratio)} (${median(values(samples)).toFixed(digits)})`;
  };
  const row = (name: string, samples: readonly Measured[]) => [
    name,
    of(samples, "cpu", 2),
    of(samples, "tasks", 0),
    median(samples.map(({ frames }) => frames)).toFixed(1),
  ];
  return [
    "### Statistics left open",
    "A video call of two, cameras of 320×180, both in one Chromium without a graphics card; both have this open, in turn. " +
      "Beside a panel the pictures are smaller, so the statistics compare with the texts, a panel that does nothing. In " +
      "brackets processor seconds of the whole browser per second of the call, and milliseconds of a second that the main " +
      `thread of each page works. Medians of ${ROUNDS} rounds of ${SECONDS} s.`,
    table(
      ["Open", "processor, ÷ texts", "main thread, ÷ texts", "frames/s to each"],
      [row("Nothing", closed), row("Texts", texts), row("Statistics", statistics)],
    ),
  ].join("\n\n");
}
