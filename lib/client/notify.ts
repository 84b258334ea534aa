import type { CallType } from "@/lib/call";

/** A call of which a notification tells. */
export interface Announced {
  readonly callId: string;
  readonly type: CallType;
  /** Who calls, or has called. */
  readonly name: string;
}

/** What a page asks of the service worker, which shows and closes every notification: each call has one. */
export type NotificationRequest =
  | { readonly kind: "ring" | "missed"; readonly call: Announced }
  | { readonly kind: "close"; readonly callId: string };

/** The system's notifications of calls. Without the permission nothing is shown; nothing here throws. */
export interface Notifier {
  /** It rings: until it is closed, or the call rings no more. Again for the same call: it stays as it is. */
  ring(call: Announced): void;
  /** In the place of the ring, where there is one. */
  missed(call: Announced): void;
  close(callId: string): void;
}

/** The part of the browser that is needed. */
export interface NotifierWorld {
  readonly allowed: () => boolean;
  /** To the service worker; where there is none, to nobody. */
  readonly post: (request: NotificationRequest) => Promise<void>;
}

const browserNotices: NotifierWorld = {
  allowed: () => typeof Notification !== "undefined" && Notification.permission === "granted",
  async post(request) {
    // Absent on pages that are not served over https or from localhost.
    const { serviceWorker } = navigator as Partial<Navigator>;
    const registration = await serviceWorker?.getRegistration();
    registration?.active?.postMessage(request);
  },
};

/** For a tab that is hidden while a call rings in it. In a browser only. */
export function createNotifier({ allowed, post }: NotifierWorld = browserNotices): Notifier {
  const ask = (request: NotificationRequest) => {
    // A browser that keeps no service workers has nothing to show.
    if (allowed()) void post(request).catch(() => undefined);
  };
  return {
    ring: (call) => ask({ kind: "ring", call }),
    missed: (call) => ask({ kind: "missed", call }),
    close: (callId) => ask({ kind: "close", callId }),
  };
}
