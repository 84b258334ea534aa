declare global {
  /** When a button was clicked last in this page, milliseconds since the epoch. */
  var clickedAt: number | undefined;
  /** When the last tone that repeats was stopped in this page. */
  var silentAt: number | undefined;
  /** Tones that repeat and go on. */
  var bells: number;
}

// Runs in the page before anything else. All pages are of one machine, so the time of day is the same for them.

globalThis.bells = 0;
document.addEventListener("click", () => (globalThis.clickedAt = Date.now()), { capture: true });

const { prototype } = AudioBufferSourceNode;
// eslint-disable-next-line @typescript-eslint/unbound-method -- called with their node
const { start, stop } = prototype;
prototype.start = function (this: AudioBufferSourceNode, ...when) {
  if (this.loop) globalThis.bells += 1;
  start.apply(this, when);
};
prototype.stop = function (this: AudioBufferSourceNode, ...when) {
  if (this.loop) {
    globalThis.bells -= 1;
    globalThis.silentAt = Date.now();
  }
  stop.apply(this, when);
};

export {};
