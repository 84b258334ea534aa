import { decodesEverybody } from "@/e2e/media";
import { openBrowser } from "../browser";
import { openDatabases } from "../database";
import { openRingback } from "../ringback";
import { median, medianRatio } from "../rounds";
import type { Scope } from "../scope";
import { table, times } from "../table";
import { growingCall, register } from "./growing-call";
import { type Sample, sample } from "./sample";

const ROUNDS = 3;
const SIZES = [2, 3, 4, 5, 6] as const;
/** After so long the senders know what the way carries. */
const SETTLE_SECONDS = 10;
const SECONDS = 10;
/** So many windows on a small machine take their time. */
const PATIENCE_MS = 60_000;

/** What it costs that everybody sends to everybody, by the number of people. */
export async function mesh(scope: Scope): Promise<string> {
  const { url } = await openRingback(scope, await openDatabases(scope), "calls");
  const guests = await register(url, 2);
  const browser = await openBrowser(scope);
  const session = await browser.newBrowserCDPSession();
  const samples = SIZES.map((): Sample[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    const call = await growingCall(browser, url, guests);
    for (const ofSize of samples) {
      await call.grow();
      await decodesEverybody(call.pages, { timeout: PATIENCE_MS });
      await new Promise((resolve) => setTimeout(resolve, SETTLE_SECONDS * 1_000));
      ofSize.push(await sample(session, call.pages, SECONDS));
    }
    await call.end();
  }
  return report(samples, browser.version());
}

function report(samples: readonly (readonly Sample[])[], version: string): string {
  const [two = []] = samples;
  const rows = samples.map((ofSize, index) => {
    const size = SIZES[index] ?? NaN;
    const of = (value: (one: Sample, people: number) => number, digits = 0) => {
      const values = ofSize.map((one) => value(one, size));
      const ratio = medianRatio(
        values,
        two.map((one) => value(one, 2)),
      );
      return `${times(ratio)} (${median(values).toFixed(digits)})`;
    };
    return [
      String(size),
      of(({ cpu }) => cpu, 2),
      of(({ cpu }, people) => cpu / people, 2),
      of(({ out }, people) => out * people),
      of(({ out }) => out),
      of((one) => one.in),
      `${median(ofSize.map(({ width }) => width))}×${median(ofSize.map(({ height }) => height))}`,
      median(ofSize.map(({ frames }) => frames)).toFixed(1),
    ];
  });
  return [
    "### A call of several",
    "Everybody sends to everybody; cameras of 320×180, all people in one Chromium " +
      `${version} without a graphics card. ÷ the same call when there were two; in brackets processor seconds of the whole browser per ` +
      `second of the call, and kbit/s with sound and headers. Medians of ${ROUNDS} calls that grow from 2 to 6 people, ${SECONDS} s ` +
      `at each size after ${SETTLE_SECONDS} s. The machine has no more processor seconds than cores: frames are what gives way.`,
    table(
      [
        "People",
        "processor, all",
        "processor, each",
        "kbit/s, all",
        "out, each",
        "in, each",
        "smallest picture",
        "frames/s to each",
      ],
      rows,
    ),
  ].join("\n\n");
}
