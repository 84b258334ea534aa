import type { PaceLimits } from "./pace";

/** What is usual, in milliseconds: a picture may take a tenth of a second, and of a second of sound a twentieth may be missing. */
const usual = { blur: 100, noise: 50 };

/**
 * From when on an effect counts as too much for this processor. `ringback.blur.most` and `ringback.noise.most` in
 * localStorage set other limits: for tests.
 */
export function limitsOf(memory: Pick<Storage, "getItem">): { blur: PaceLimits; noise: PaceLimits } {
  const most = (name: keyof typeof usual) => {
    const text = memory.getItem(`ringback.${name}.most`);
    return text !== null && /^-?\d+$/.test(text) ? Number(text) : usual[name];
  };
  const times = { window: 5_000, warmUp: 2_000 };
  return { blur: { ...times, most: most("blur") }, noise: { ...times, most: most("noise") } };
}
