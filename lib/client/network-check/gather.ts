import type { CheckWorld, Found } from "./world";

/** Longer than a browser asks a STUN server that is silent. */
const patienceMs = 12_000;

export interface Gathered {
  readonly found: readonly Found[];
  /** Codes of errors, in their order. */
  readonly errors: readonly number[];
}

/** Looks for ways until there are `enough`, the browser has no more, or it takes too long. */
export function gather(
  world: CheckWorld,
  configuration: RTCConfiguration,
  enough: (found: readonly Found[]) => boolean,
): Promise<Gathered> {
  return new Promise((resolve) => {
    const found: Found[] = [];
    const errors: number[] = [];
    const stops: (() => void)[] = [];
    const end = () => {
      for (const stop of stops.splice(0)) stop();
      resolve({ found, errors });
    };
    stops.push(world.clock.after(patienceMs, end));
    const stop = world.gather(configuration, {
      found: (candidate) => {
        found.push(candidate);
        if (enough(found)) end();
      },
      failed: (code) => void errors.push(code),
      done: end,
    });
    stops.push(stop);
  });
}
