import type { PushedCall } from "@/lib/contract";
import type { AskedByWorker, Watched } from "@/lib/client/page-words";
import { type CallNow, confirmRing, type Read, readCall } from "./read";
import { close, isRinging, showMissed, showOver, showRing, showSignedOut } from "./show";
import type { WorkerWorld } from "./world";

/** A call is read as often while it rings. Milliseconds. */
const lookMs = 5_000;
/** Without an answer of the server it is asked so often before a ring is shown without a sound. */
const tries = 3;
const againMs = 1_000;
/** The end comes this much after the deadline at most: deadlines are swept. */
const sweptMs = 2_000;

/** Does a page that somebody looks at say yes? */
async function isSo(world: WorkerWorld, question: AskedByWorker): Promise<boolean> {
  const visible = (await world.pages()).filter((page) => page.visible);
  return (await Promise.all(visible.map((page) => page.ask(question)))).includes(true);
}

const isOnScreen = (world: WorkerWorld, callId: string) => isSo(world, { kind: "shows", callId });

async function readPatiently(world: WorkerWorld, callId: string): Promise<Read> {
  for (let tried = 1; ; tried += 1) {
    const read = await readCall(world, callId);
    if (read.state !== "unknown" || tried === tries) return read;
    await world.wait(againMs);
  }
}

/** What rings no more: the ring goes, and who has to know why is told. `must`: the browser wants something to be shown. */
export async function settle(
  world: WorkerWorld,
  call: PushedCall,
  state: Exclude<CallNow["state"], "rings"> | "over",
  must: boolean,
): Promise<void> {
  // A page that somebody looks at tells it in its own words.
  if (await isSo(world, { kind: "acts" })) return close(world, call.callId);
  if (state === "missed") return showMissed(world, call);
  if (must) return showOver(world, call, state);
  return close(world, call.callId);
}

/** Nobody is signed in here any more: what told who calls goes, and no message comes again. */
export async function signedOut(world: WorkerWorld, callId: string): Promise<void> {
  await close(world, callId);
  await world.unsubscribe();
  return showSignedOut(world);
}

/** A message says that a call rings: it is asked whether it does, and only then it makes itself heard. */
export async function ringing(world: WorkerWorld, call: PushedCall, until: number): Promise<void> {
  const read = await readPatiently(world, call.callId);
  switch (read.state) {
    case "signed_out":
      return signedOut(world, call.callId);
    case "none":
      return settle(world, call, "over", true);
    case "unknown":
      // Nobody can say whether it rings: it is shown, and makes no sound.
      await showRing(world, call, true);
      return world.watchLater({ call: callIn(call), until, quiet: true });
    case "missed":
    case "declined":
    case "answered":
      return settle(world, read, read.state, true);
    case "rings":
      if (await isOnScreen(world, read.callId)) return;
      if (!(await isRinging(world, read.callId))) await showAndConfirm(world, read);
      return world.watchLater({ call: callIn(read), until: until + read.ahead, quiet: false });
  }
}

const callIn = ({ callId, type, name }: PushedCall): PushedCall => ({ callId, type, name });

async function showAndConfirm(world: WorkerWorld, call: PushedCall): Promise<void> {
  await showRing(world, call);
  // That the caller hears of it is worth a try; it rings all the same.
  await confirmRing(world).catch(() => undefined);
}

/** Looks after a ring that is shown: it goes when the call rings no more, although no message says so. */
export async function watch(world: WorkerWorld, { call, until, quiet }: Watched): Promise<void> {
  const { callId } = call;
  for (let heard = !quiet; ;) {
    const leftMs = until + sweptMs - world.now();
    await world.wait(Math.max(againMs, Math.min(lookMs, leftMs)));
    if (!(await isRinging(world, callId))) return;
    const read = await readCall(world, callId);
    switch (read.state) {
      case "missed":
      case "declined":
      case "answered":
        return settle(world, read, read.state, false);
      case "none":
      case "signed_out":
        return close(world, callId);
      case "unknown":
        if (world.now() < until + sweptMs) continue;
        return settle(world, call, "missed", false);
      case "rings":
        if (await isOnScreen(world, callId)) return close(world, callId);
        if (!heard) await showAndConfirm(world, read);
        heard = true;
    }
  }
}
