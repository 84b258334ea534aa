import type { Processed } from "../media/effects";
import type { BreakoutBox } from "./breakout-box";
import type { Start } from "./effect";
import { createPace, type PaceLimits } from "./pace";
import type { FromWorker, ToWorker } from "./protocol";

/** The part of `Worker` that is used. */
export type BlurWorker = Pick<Worker, "postMessage" | "onmessage" | "onerror">;

export interface BlurOptions {
  readonly box: BreakoutBox;
  readonly worker: () => BlurWorker;
  /** Of the milliseconds that a picture takes. */
  readonly limits: PaceLimits;
  readonly now: () => number;
}

/** Blurs what is behind people, in a worker. Resolves when the first blurred picture is there: none goes out before it. */
export const blurBackground =
  ({ box, worker: open, limits, now }: BlurOptions): Start =>
  (track, { signal, trouble }) =>
    new Promise<Processed>((resolve, reject) => {
      const worker = open();
      const say = (message: ToWorker, transfer: Transferable[] = []) => worker.postMessage(message, transfer);
      const made = box.track();
      const pace = createPace(limits);
      let state: "starting" | "running" | "over" = "starting";

      const stop = () => {
        state = "over";
        say({ kind: "stop" });
        made.track.stop();
      };
      const fail = (why: string) => {
        // Its pictures end with those of a camera that is closed.
        if (state === "running" && track.readyState === "live") trouble("failed");
        if (state === "starting") stop();
        state = "over";
        reject(new Error(why));
      };
      signal.addEventListener("abort", () => {
        if (state === "starting") fail("Nobody waits for it any more.");
      });
      worker.onerror = ({ message }) => fail(message);
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (state === "over") return;
        if (data.kind === "ended") return fail(data.why);
        state = "running";
        resolve({ track: made.track, stop });
        if (pace.note(now(), data.took)) return;
        state = "over";
        trouble("slow");
      };
      const frames = box.frames(track);
      say({ kind: "start", frames, out: made.out }, [frames, made.out]);
    });
