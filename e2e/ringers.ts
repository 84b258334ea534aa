import { expect, type Page } from "@playwright/test";

declare global {
  /** Tones that repeat and have not ended, by whichever part of the page. */
  var ringers: Set<AudioBufferSourceNode> | undefined;
  /** How often one has begun in this page. */
  var rang: number | undefined;
}

/** Runs in a page before anything of ours: counts what it plays. */
export function countRingers(): void {
  const ringers = new Set<AudioBufferSourceNode>();
  globalThis.ringers = ringers;
  globalThis.rang = 0;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its node
  const { start } = AudioBufferSourceNode.prototype;
  AudioBufferSourceNode.prototype.start = function (this: AudioBufferSourceNode, ...when) {
    if (this.loop) {
      ringers.add(this);
      globalThis.rang = (globalThis.rang ?? 0) + 1;
    }
    this.addEventListener("ended", () => ringers.delete(this));
    start.apply(this, when);
  };
}

/** How many ringers each of these pages lets be heard at this moment. */
export function ringersOf(...pages: readonly Page[]): Promise<number[]> {
  return Promise.all(
    pages.map((page) =>
      page.evaluate(
        () => [...(globalThis.ringers ?? [])].filter(({ context }) => context.state === "running").length,
      ),
    ),
  );
}

/** Waits until exactly so many ringers sound in all of these pages together. */
export async function soundsIn(pages: readonly Page[], count: number): Promise<void> {
  const all = async () => (await ringersOf(...pages)).reduce((sum, each) => sum + each, 0);
  await expect.poll(all, { message: "ringers that sound" }).toBe(count);
}

/**
 * Runs in a page before anything of ours: no sound before a click or a key, as browsers do it for people. Theirs cannot be
 * used: whoever drives a browser counts as somebody who has clicked.
 */
export function gestureFirst(): void {
  let gesture = false;
  const opened: AudioContext[] = [];
  const Native = AudioContext;
  globalThis.AudioContext = class extends Native {
    constructor(options?: AudioContextOptions) {
      super(options);
      opened.push(this);
    }
    override get state() {
      return gesture ? super.state : "suspended";
    }
  };
  const unlock = () => {
    if (gesture) return;
    gesture = true;
    for (const context of opened) context.dispatchEvent(new Event("statechange"));
  };
  for (const type of ["pointerdown", "keydown"]) addEventListener(type, unlock, true);
}
