import { openBrowser } from "../browser";
import { openChild } from "../child";
import { openDatabases } from "../database";
import { openRingback } from "../ringback";
import { interleaved, median, medianRatio } from "../rounds";
import type { Scope } from "../scope";
import { milliseconds, table, times } from "../table";
import { bareCalls } from "./bare-call";
import { ringbackCalls } from "./ringback-call";

const ROUNDS = 9;

/** How long it takes from the click on "Answer" until one sees the caller. */
export async function firstFrame(scope: Scope): Promise<string> {
  const { url } = await openRingback(scope, await openDatabases(scope), "calls");
  const { ready: port } = await openChild(scope, "page-server.ts", {});
  const bare = `http://localhost:${port}`;
  const browser = await openBrowser(scope);
  const [ringback = [], after = [], before = []] = await interleaved(ROUNDS, [
    await ringbackCalls(browser, url),
    await bareCalls(browser, bare, "after"),
    await bareCalls(browser, bare, "before"),
  ]);

  const row = (name: string, values: readonly number[]) => [
    name,
    times(medianRatio(values, after)),
    times(medianRatio(values, before)),
    milliseconds(median(values)),
    `${milliseconds(Math.min(...values))} to ${milliseconds(Math.max(...values))}`,
  ];
  return [
    "### From “Answer” to the first remote frame",
    `Callee's click until the caller's picture is presented, 320×180, two windows of Chromium ${browser.version()} with fake ` +
      `cameras, pages loaded anew for each call. Medians of ${ROUNDS} rounds in which the cases take turns. The bare pages are one ` +
      "peer connection each and a Socket.IO relay, nothing else.",
    table(
      ["Video call", "÷ bare, all after the click", "÷ bare, all but the answer before", "median", "range"],
      [
        row("Ringback", ringback),
        row("Bare pages that open the camera and negotiate after the click", after),
        row("Bare pages with camera open and offer and candidates there before the click", before),
      ],
    ),
  ].join("\n\n");
}
