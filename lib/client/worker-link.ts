import type { AskedByWorker, ToWorker } from "./page-words";
import { workers } from "./push/subscription";
import type { Phone, PhoneSnapshot } from "./types";

/** How long a call that somebody wants to answer may take to ring here: the page may just have come. Milliseconds. */
const patienceMs = 10_000;

/** What a page can do when the worker asks. */
export interface PageActions {
  readonly snapshot: () => PhoneSnapshot;
  readonly visible: () => boolean;
  readonly open: (callId: string, answer: boolean) => void;
}

/** What the page answers. */
export function answerTo(question: AskedByWorker, { snapshot, visible, open }: PageActions): boolean {
  const { link, incoming, stage } = snapshot();
  const acts = link !== "signed_out" && link !== "other_account";
  switch (question.kind) {
    case "acts":
      return acts;
    case "shows": {
      const { callId } = question;
      return (
        visible() && acts && (stage?.callId === callId || incoming.some((call) => call.callId === callId))
      );
    }
    case "open":
      open(question.callId, question.answer);
      return true;
  }
}

/** Answers a call once it rings here. What rings beside another call is left to the person. */
export function answerWhenRings(phone: Phone, callId: string): void {
  const look = (): boolean => {
    const call = phone.getSnapshot().incoming.find((each) => each.callId === callId);
    if (call && !call.waiting && !call.answering) void phone.answer(callId, { video: call.type === "video" });
    return call !== undefined;
  };
  if (look()) return;
  const end = () => {
    clearTimeout(timer);
    stop();
  };
  const timer = setTimeout(() => stop(), patienceMs);
  const stop = phone.subscribe(() => {
    if (look()) end();
  });
}

/** Tells the worker something, once there is one. */
export async function tellWorker(message: ToWorker): Promise<void> {
  (await workers()?.ready)?.active?.postMessage(message);
}

/** Keeps the service worker registered and answers what it asks. Returns how to stop answering. */
export function linkWorker(actions: PageActions): () => void {
  const container = workers();
  if (!container) return () => undefined;
  const listen = ({ data, ports }: MessageEvent<AskedByWorker>) =>
    ports[0]?.postMessage(answerTo(data, actions));
  container.addEventListener("message", listen);
  container.startMessages();
  // A browser may refuse to keep anything: then calls are told while a page is open.
  container.register("/sw.js", { updateViaCache: "none" }).catch(() => undefined);
  return () => container.removeEventListener("message", listen);
}
