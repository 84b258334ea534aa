import type { Clock } from "../ports";
import type { Start } from "./effect";
import { createPace, type PaceLimits } from "./pace";
import type { Suppressor } from "./suppressor";

export interface NoiseOptions {
  /** `broken` is called when it stops working. */
  readonly open: (broken: () => void) => Promise<Suppressor>;
  /** Of the milliseconds of sound that are missing in each second. */
  readonly limits: PaceLimits;
  readonly clock: Clock;
}

const lookEvery = 500;

/** Takes noise out of sound. Resolves when sound comes out of it. */
export const suppressNoise =
  ({ open, limits, clock }: NoiseOptions): Start =>
  async (track, { signal, trouble }) => {
    let say = trouble;
    const suppressor = await open(() => say("failed"));
    let stopWatching = () => undefined as void;
    const stop = () => {
      say = () => undefined;
      stopWatching();
      suppressor.close();
      void leaveNoise(track, "browser");
    };
    const left = new Promise<never>((_resolve, reject) => {
      const leave = () => reject(new Error("Nobody waits for it any more."));
      if (signal.aborted) leave();
      else signal.addEventListener("abort", leave);
    });
    try {
      await Promise.race([suppressor.ready(), left]);
      await leaveNoise(track, "us");
      const processed = suppressor.connect(track);
      stopWatching = watch({ suppressor, limits, clock, slow: () => say("slow") });
      return { track: processed, stop };
    } catch (error) {
      stop();
      throw error;
    }
  };

/** Two suppressors one after the other take voice out, too. Browsers that cannot change it leave it as it was opened. */
async function leaveNoise(track: MediaStreamTrack, to: "us" | "browser"): Promise<void> {
  const constraints = { ...track.getConstraints(), noiseSuppression: to === "browser" };
  await track.applyConstraints(constraints).catch(() => undefined);
}

interface Watch {
  readonly suppressor: Suppressor;
  readonly limits: PaceLimits;
  readonly clock: Clock;
  readonly slow: () => void;
}

/** A thread that cannot keep up leaves sound out: less of it is made than time goes by. Returns how to stop. */
function watch({ suppressor, limits, clock, slow }: Watch): () => void {
  const pace = createPace(limits);
  let seen = { at: clock.now(), made: suppressor.made() };
  let cancel = () => undefined as void;
  const look = () => {
    const now = { at: clock.now(), made: suppressor.made() };
    const went = now.at - seen.at;
    const missing = went - (now.made - seen.made);
    seen = now;
    // The page itself was stopped, such as by a lid that was closed.
    const asleep = went > 4 * lookEvery;
    if (!asleep && !pace.note(now.at, (1_000 * missing) / went)) return slow();
    cancel = clock.after(lookEvery, look);
  };
  cancel = clock.after(lookEvery, look);
  return () => cancel();
}
