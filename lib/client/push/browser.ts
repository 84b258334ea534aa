import { api } from "../api";
import { browserChoices } from "../choices";
import { createPush, type Push, type PushWorld, type Support } from "./push";
import { dropSubscription, subscribeFor } from "./subscription";

/** An iPad says that it is a Mac. */
const isApple = () =>
  /iPad|iPhone|iPod/.test(navigator.userAgent) ||
  (navigator.userAgent.includes("Macintosh") && navigator.maxTouchPoints > 1);

/** Opened from the home screen or as a window of its own. */
export const isInstalled = () => matchMedia("(display-mode: standalone)").matches;

function support(): Support {
  if (!isSecureContext) return "insecure";
  const able = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
  if (able) return "yes";
  return isApple() && !isInstalled() ? "install" : "unsupported";
}

/** The part of a subscription that the server keeps. */
function parts({ endpoint = "", keys = {} }: PushSubscriptionJSON) {
  return { endpoint, keys: { p256dh: keys.p256dh ?? "", auth: keys.auth ?? "" } };
}

const world: PushWorld = {
  support,
  permission: () => Notification.permission,
  askPermission: () => Notification.requestPermission(),
  subscribe: async (publicKey) => (await subscribeFor(publicKey)).toJSON(),
  drop: dropSubscription,
  server: {
    key: async () => (await api.getPush()).publicKey,
    keep: async (subscription) => void (await api.subscribePush(parts(subscription))),
    forget: async () => void (await api.unsubscribePush()),
    test: async () => (await api.testPush()).sent,
  },
  wanted: {
    get: () => browserChoices().get().notifications,
    set: (notifications) => browserChoices().set({ notifications }),
  },
};

let shared: Push | undefined;
/** In a browser only. */
export const browserPush = (): Push => (shared ??= createPush(world));
