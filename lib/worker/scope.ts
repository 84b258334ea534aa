/** The parts of a service worker's world that are used (W3C Service Workers, Push API, Notifications API). */

export interface Waiting {
  /** The worker lives until this is settled. */
  waitUntil(work: Promise<unknown>): void;
}

export interface PushEvent extends Waiting {
  readonly data: { json(): unknown } | null;
}

export interface ShownNotification {
  readonly data: unknown;
  close(): void;
}

export interface NotificationEvent extends Waiting {
  readonly action: string;
  readonly notification: ShownNotification;
}

export interface MessageFromPage extends Waiting {
  readonly data: unknown;
}

/** More than TypeScript's own, which are those of a page. */
export interface ShowOptions {
  readonly body?: string;
  readonly tag: string;
  readonly lang: string;
  readonly icon: string;
  readonly badge: string;
  readonly data: unknown;
  /** Another one with the same tag makes itself heard again. */
  readonly renotify?: boolean;
  readonly silent?: boolean;
  readonly requireInteraction?: boolean;
  readonly vibrate?: readonly number[];
  readonly actions?: readonly { readonly action: string; readonly title: string }[];
}

export interface WindowClient {
  readonly visibilityState: "visible" | "hidden";
  readonly focused: boolean;
  focus(): Promise<unknown>;
  postMessage(message: unknown, ports: MessagePort[]): void;
}

interface Events {
  install: Waiting;
  activate: Waiting;
  push: PushEvent;
  notificationclick: NotificationEvent;
  message: MessageFromPage;
}

export interface WorkerScope {
  readonly registration: {
    readonly active: { postMessage(message: unknown): void } | null;
    readonly pushManager: { getSubscription(): Promise<{ unsubscribe(): Promise<boolean> } | null> };
    showNotification(title: string, options: ShowOptions): Promise<void>;
    getNotifications(filter?: { tag: string }): Promise<ShownNotification[]>;
  };
  readonly clients: {
    matchAll(options: { type: "window"; includeUncontrolled: boolean }): Promise<WindowClient[]>;
    openWindow(address: string): Promise<unknown>;
    claim(): Promise<void>;
  };
  readonly navigator: { readonly language: string };
  skipWaiting(): Promise<void>;
  addEventListener<Name extends keyof Events>(name: Name, listen: (event: Events[Name]) => void): void;
}
