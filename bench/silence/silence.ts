import type { Browser } from "@playwright/test";
import { openBrowser, openContext } from "../browser";
import { openChild } from "../child";
import { openDatabases } from "../database";
import { calleeAccount, callerAccount, openPeople, placeVideoCall, signIn } from "../demo";
import { openRingback } from "../ringback";
import { interleaved, median, medianRatio } from "../rounds";
import type { Scope } from "../scope";
import { milliseconds, table, times } from "../table";
import { rings, untilSilent, watchSilence } from "./watch";

const ROUNDS = 15;

/** How long a phone rings on after the click that ends the ringing somewhere else. */
export async function silence(scope: Scope): Promise<string> {
  const { url } = await openRingback(scope, await openDatabases(scope), "calls");
  const { ready: port } = await openChild(scope, "page-server.ts", {});
  const browser = await openBrowser(scope);
  const [bare = [], cancelled = [], declined = [], answered = []] = await interleaved(ROUNDS, [
    await bareBell(browser, `http://localhost:${port}`),
    ...(await ringbackBells(browser, url)),
  ]);
  const row = (name: string, values: readonly number[]) => [
    name,
    times(medianRatio(values, bare)),
    milliseconds(median(values)),
    milliseconds(Math.max(...values)),
  ];
  return [
    "### From the click to silence",
    "A call rings in a page; a click in another browser ends that. Until the page stops its ringtone. " +
      `Medians of ${ROUNDS} rounds in which the cases take turns. The bare pages have a bell, a button and a Socket.IO relay.`,
    table(
      ["Click", "÷ bare", "median", "longest"],
      [
        row("The caller cancels", cancelled),
        row("The callee declines on another device", declined),
        row("The callee answers on another device", answered),
        row("Bare pages", bare),
      ],
    ),
  ].join("\n\n");
}

async function bareBell(browser: Browser, url: string): Promise<() => Promise<number>> {
  const contexts = [await openContext(browser, url), await openContext(browser, url)] as const;
  for (const context of contexts) await watchSilence(context);
  const [button, bell] = [await contexts[0].newPage(), await contexts[1].newPage()];
  let room = 0;
  return async () => {
    const call = `page=bell&room=bell-${room++}`;
    await Promise.all([button.goto(`/?seat=caller&${call}`), bell.goto(`/?seat=callee&${call}`)]);
    await button.locator("body[data-ready]").waitFor();
    await rings(bell);
    return untilSilent(button, bell, () => button.getByRole("button").click());
  };
}

/** The caller cancels; the callee declines, and answers, on another device. */
async function ringbackBells(browser: Browser, url: string): Promise<(() => Promise<number>)[]> {
  const contexts = [];
  for (const account of [callerAccount, calleeAccount, calleeAccount]) {
    const context = await openContext(browser, url);
    await signIn(context, account);
    await watchSilence(context);
    contexts.push(context);
  }
  const [caller, here, elsewhere] = await Promise.all(contexts.map((context) => context.newPage()));
  if (!caller || !here || !elsewhere) throw new Error("there are three pages");
  for (const page of [caller, here, elsewhere]) {
    await openPeople(page);
    await page.getByRole("searchbox").click();
  }

  const ringing = async () => {
    await placeVideoCall(caller);
    for (const page of [here, elsewhere]) await rings(page);
  };
  const button = (name: string) => () => elsewhere.getByRole("button", { name, exact: true }).click();
  return [
    async () => {
      await ringing();
      const cancel = caller.getByRole("button", { name: "Cancel call" });
      const ms = await untilSilent(caller, here, () => cancel.click());
      await caller.getByRole("button", { name: "Close" }).click();
      return ms;
    },
    async () => {
      await ringing();
      const ms = await untilSilent(elsewhere, here, button("Decline"));
      await caller.getByRole("button", { name: "Close" }).click();
      return ms;
    },
    async () => {
      await ringing();
      const ms = await untilSilent(elsewhere, here, button("Answer"));
      await caller.getByRole("button", { name: "Hang up" }).click();
      for (const page of [caller, elsewhere]) await page.getByRole("button", { name: "Close" }).click();
      return ms;
    },
  ];
}
