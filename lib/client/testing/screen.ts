import type { Kind } from "../ports";
import { createScreen } from "../media/screen";

class FakeTrack {
  contentHint = "";
  stopped = false;
  onended: (() => void) | null = null;
  readonly id = `screen ${Math.random()}`;
  constructor(readonly kind: "audio" | "video") {}
  getSettings = () => ({});
  stop() {
    this.stopped = true;
  }
}

/** A screen that is shared as soon as it is asked for, unless it is held or refused. */
export class FakeScreen {
  /** What the browser was asked for. */
  readonly asked: unknown[] = [];
  withSound = true;
  refusal: Error | null = null;
  hold: Promise<void> = Promise.resolve();
  tracks: FakeTrack[] = [];
  readonly #screen = createScreen({
    display: {
      getDisplayMedia: async (wishes) => {
        this.asked.push(wishes);
        await this.hold;
        if (this.refusal !== null) throw this.refusal;
        this.tracks = [new FakeTrack("video"), ...(this.withSound ? [new FakeTrack("audio")] : [])];
        const tracks = new Set(this.tracks);
        const removeTrack = (track: FakeTrack) => tracks.delete(track);
        return { getTracks: () => [...tracks], removeTrack } as unknown as MediaStream;
      },
    },
    supported: () => ({}),
  });
  readonly view = () => this.#screen.view();
  readonly track = (kind: Kind) => this.#screen.track(kind);
  readonly share = () => this.#screen.share();
  readonly stop = () => this.#screen.stop();
  readonly subscribe = (listener: () => void) => this.#screen.subscribe(listener);

  /** The user ends it with the browser's own button. */
  end(kind: "audio" | "video" = "video") {
    this.tracks.find((track) => track.kind === kind)?.onended?.();
  }
}
