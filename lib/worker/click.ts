import type { AskedByWorker } from "@/lib/client/page-words";
import { decline, readCall } from "./read";
import { showRing, type Subject } from "./show";
import type { OpenPage, WorkerWorld } from "./world";

/** A page that can act for who is signed in, best the one that was used last. */
async function pageToUse(world: WorkerWorld): Promise<OpenPage | undefined> {
  const rank = ({ focused, visible }: OpenPage) => (focused ? 0 : visible ? 1 : 2);
  const pages = [...(await world.pages())].sort((a, b) => rank(a) - rank(b));
  const question: AskedByWorker = { kind: "acts" };
  const answers = await Promise.all(pages.map((page) => page.ask(question)));
  return pages.find((_page, index) => answers[index] === true);
}

async function goTo(world: WorkerWorld, callId: string | undefined, answer: boolean): Promise<void> {
  const page = await pageToUse(world);
  if (!page) {
    const address = callId === undefined ? "/" : `/call/${encodeURIComponent(callId)}`;
    // Not in the address: anybody can send a link. Where nothing is kept, the page shows that it rings.
    if (answer && callId !== undefined) await world.leaveWish(callId).catch(() => undefined);
    await world.open(address);
    return;
  }
  await page.focus();
  if (callId === undefined) return;
  const question: AskedByWorker = { kind: "open", callId, answer };
  await page.ask(question);
}

/** Somebody has clicked on a notification, or on a button of it; it is closed already. */
export async function clicked(world: WorkerWorld, { kind, callId }: Subject, action: string): Promise<void> {
  if (action !== "decline" || callId === undefined) {
    return goTo(world, callId, kind === "ring" && action === "answer");
  }
  if (await decline(world, callId)) return;
  // The server was not reached: what still rings is shown again.
  const read = await readCall(world, callId);
  if (read.state === "rings") await showRing(world, read, true);
}
