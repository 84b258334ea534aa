import type { BrowserContext, CDPSession, Page, Worker } from "@playwright/test";
import { expect } from "./person";

/** What the system shows. */
export interface Shown {
  readonly title: string;
  readonly body: string;
  readonly kind: string;
  readonly actions: readonly string[];
  readonly stays: boolean;
}

/** Somebody's browser without any page of ours, as its push service would wake it. */
export class ClosedBrowser {
  private constructor(
    private readonly session: CDPSession,
    private readonly registrationId: string,
    private readonly origin: string,
    private readonly worker: Worker,
  ) {}

  /** Closes every page. An empty one, of nobody, is there for the DevTools protocol alone. */
  static async of(context: BrowserContext, origin: string): Promise<ClosedBrowser> {
    const [worker] = context.serviceWorkers();
    if (!worker) throw new Error("there is no service worker");
    const blank = await context.newPage();
    const session = await context.newCDPSession(blank);
    const registered = new Promise<string>((resolve) => {
      session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
        const found = registrations.find(({ scopeURL }) => scopeURL === `${origin}/`);
        if (found) resolve(found.registrationId);
      });
    });
    await session.send("ServiceWorker.enable");
    const registrationId = await registered;
    for (const page of context.pages()) if (page !== blank) await page.close();
    return new ClosedBrowser(session, registrationId, origin, worker);
  }

  /** Hands a message over as a push service does. */
  async deliver(message: unknown): Promise<void> {
    const { origin, registrationId } = this;
    await this.session.send("ServiceWorker.deliverPushMessage", {
      origin,
      registrationId,
      data: JSON.stringify(message),
    });
  }

  shown(): Promise<Shown[]> {
    return shownBy(this.worker);
  }

  async showsOnly(notification: Partial<Shown>): Promise<void> {
    await expect.poll(() => this.shown()).toEqual([expect.objectContaining(notification)]);
  }

  /** The address that the worker opens on a click on this button. No test can click so that a browser opens it. */
  async opens(action: string): Promise<string> {
    await this.worker.evaluate(() => {
      const scope = globalThis as unknown as {
        Clients: { prototype: { openWindow: (address: string) => Promise<null> } };
        opened: Promise<string>;
      };
      scope.opened = new Promise((resolve) => {
        scope.Clients.prototype.openWindow = (address) => {
          resolve(address);
          return Promise.resolve(null);
        };
      });
    });
    await this.click(action);
    return this.worker.evaluate(() => (globalThis as unknown as { opened: Promise<string> }).opened);
  }

  /** Clicks on a button of the only notification. */
  async click(action: string): Promise<void> {
    await this.worker.evaluate(async (action) => {
      const scope = self as unknown as { registration: ServiceWorkerRegistration } & EventTarget;
      const [notification] = await scope.registration.getNotifications();
      const Clicked = (globalThis as unknown as { NotificationEvent: new (...parts: unknown[]) => Event })
        .NotificationEvent;
      scope.dispatchEvent(new Clicked("notificationclick", { notification, action }));
    }, action);
  }
}

/** The notifications of a worker. */
export function shownBy(worker: Worker): Promise<Shown[]> {
  return worker.evaluate(async () => {
    const scope = self as unknown as { registration: ServiceWorkerRegistration };
    const all = (await scope.registration.getNotifications()) as (Notification & {
      actions: { action: string }[];
    })[];
    return all.map(({ title, body, data, actions, requireInteraction }) => ({
      title,
      body,
      kind: (data as { kind: string }).kind,
      actions: actions.map(({ action }) => action),
      stays: requireInteraction,
    }));
  });
}

/** In every page of this browser the push service is another one: on a closed network there is none. */
export async function stubSubscribe(
  context: BrowserContext,
  subscription: { endpoint: string; keys: Record<string, string> },
): Promise<void> {
  await context.addInitScript((json) => {
    PushManager.prototype.subscribe = () =>
      Promise.resolve({ ...json, toJSON: () => json } as unknown as PushSubscription);
  }, subscription);
}

/** The key for which a browser is to subscribe, read with the session of the page. */
export function publicKeyOf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const { token } = (await (await fetch("/api/auth/session")).json()) as { token: string };
    const reply = await fetch("/api/v1/users/me/push", { headers: { Authorization: `Bearer ${token}` } });
    return ((await reply.json()) as { publicKey: string }).publicKey;
  });
}
