import type { Announced, NotificationRequest } from "./notify";

/** What a page tells the service worker. */
export type ToWorker =
  | NotificationRequest
  /** The language of the page, for what the worker shows. */
  | { readonly kind: "locale"; readonly locale: string }
  /** From the worker to itself: what it shows is looked after. */
  | ({ readonly kind: "watch" } & Watched);

/** A ring that is shown. */
export interface Watched {
  readonly call: Announced;
  /** When it is over, by this browser's clock. Milliseconds since the epoch. */
  readonly until: number;
  /** It made no sound yet, because the server could not be asked. */
  readonly quiet: boolean;
}

/** What the service worker asks a page; the page answers yes or no. */
export type AskedByWorker =
  /** Does the page show to somebody who looks that this call rings, or is it in it? */
  | { readonly kind: "shows"; readonly callId: string }
  /** Can the page act for who is signed in? */
  | { readonly kind: "acts" }
  /** Somebody clicked on the notification of a call: it is shown, and with `answer` answered. */
  | { readonly kind: "open"; readonly callId: string; readonly answer: boolean };
