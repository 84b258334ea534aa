import type { Watched } from "@/lib/client/page-words";
import type { ShowOptions, ShownNotification } from "./scope";
import type { Words } from "./words";

/** A page of ours that is open, whoever is signed in in it. */
export interface OpenPage {
  readonly visible: boolean;
  readonly focused: boolean;
  /** False also when it does not answer in a moment. */
  ask(question: unknown): Promise<boolean>;
  focus(): Promise<void>;
}

/** Everything around the worker. In a browser that of `main.ts`; in a test one of its own. */
export interface WorkerWorld {
  fetch(address: string, init?: RequestInit): Promise<Response>;
  show(title: string, options: ShowOptions): Promise<void>;
  shown(tag: string): Promise<readonly ShownNotification[]>;
  pages(): Promise<readonly OpenPage[]>;
  open(address: string): Promise<unknown>;
  /** The page of this call that is opened next answers it. */
  leaveWish(callId: string): Promise<void>;
  /** Nothing is sent to this browser any more. */
  unsubscribe(): Promise<void>;
  /** The language, and what is said in it. */
  words(): Promise<readonly [string, Words]>;
  /** Goes on looking after a ring when the present event is over. */
  watchLater(ring: Watched): void;
  /** Milliseconds since the epoch. */
  now(): number;
  wait(ms: number): Promise<void>;
}
