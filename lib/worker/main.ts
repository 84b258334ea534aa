import type { PushMessage } from "@/lib/contract";
import { leaveWish, memoryName } from "@/lib/client/answer-wish";
import type { ToWorker } from "@/lib/client/page-words";
import { clicked } from "./click";
import { fetchWithin, replyMs } from "./fetch-within";
import { asked, pushed } from "./messages";
import { watch } from "./ring";
import type { WindowClient, WorkerScope } from "./scope";
import type { Subject } from "./show";
import { type AllWords, wordsIn } from "./words";
import type { OpenPage, WorkerWorld } from "./world";

/** What is said in each language; the build puts it here. */
declare const WORDS: AllWords;

const scope = globalThis as unknown as WorkerScope;

/** How long a page may take to answer. Milliseconds. */
const patienceMs = 500;

/** Where a worker that is started anew finds what it was told. */
const localeAt = "/locale";
const memory = () => caches.open(memoryName);

const recall = async () => (await (await memory()).match(localeAt))?.text();
const remember = async (locale: string) => (await memory()).put(localeAt, new Response(locale));

function ask(client: WindowClient, question: unknown): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  return new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), patienceMs);
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      clearTimeout(timer);
      resolve(data === true);
    };
    client.postMessage(question, [port2]);
  }).finally(() => port1.close());
}

const pageOf = (client: WindowClient): OpenPage => ({
  visible: client.visibilityState === "visible",
  focused: client.focused,
  ask: (question) => ask(client, question),
  focus: async () => {
    await client.focus();
  },
});

const world: WorkerWorld = {
  fetch: fetchWithin(replyMs),
  show: (title, options) => scope.registration.showNotification(title, options),
  shown: (tag) => scope.registration.getNotifications({ tag }),
  // A page that was opened before there was a worker counts too.
  pages: async () =>
    (await scope.clients.matchAll({ type: "window", includeUncontrolled: true })).map(pageOf),
  open: (address) => scope.clients.openWindow(address),
  leaveWish: async (callId) => leaveWish(await memory(), { callId, at: Date.now() }),
  unsubscribe: async () => {
    await (await scope.registration.pushManager.getSubscription())?.unsubscribe();
  },
  words: async () => wordsIn(WORDS, await recall().catch(() => undefined), scope.navigator.language),
  // An event of its own: that of a push must end soon, with something on the screen.
  watchLater: (ring) => {
    const later: ToWorker = { kind: "watch", ...ring };
    scope.registration.active?.postMessage(later);
  },
  now: () => Date.now(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

function told(message: ToWorker): Promise<unknown> {
  switch (message.kind) {
    case "locale":
      return remember(message.locale);
    case "watch":
      return watch(world, message);
    case "ring":
    case "missed":
    case "close":
      return asked(world, message);
  }
}

scope.addEventListener("install", (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener("activate", (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener("push", (event) => {
  const message = event.data?.json() as PushMessage | undefined;
  if (message) event.waitUntil(pushed(world, message));
});
scope.addEventListener("message", (event) => event.waitUntil(told(event.data as ToWorker)));
scope.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(clicked(world, event.notification.data as Subject, event.action));
});
