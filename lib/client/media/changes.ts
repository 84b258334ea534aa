import type { KnownDevice } from "./list";

/** Pure: what a change in the list of devices means for one that is used, or would be. */

export interface Use {
  /** The `deviceId` that is open; undefined while none is. */
  readonly open: string | undefined;
  /** The `deviceId` that was chosen, if any. */
  readonly wanted: string | undefined;
  /** It should be open, and there was none to be had. */
  readonly missing: boolean;
}

export type Change =
  | { readonly does: "nothing" }
  /** The one that is used is gone. */
  | { readonly does: "fall" }
  /** The chosen one has come. */
  | { readonly does: "return"; readonly to: KnownDevice }
  /** One has come where there was none. */
  | { readonly does: "find" }
  /** Another one has come: perhaps it is to be used. */
  | { readonly does: "offer"; readonly what: KnownDevice };

const nothing: Change = { does: "nothing" };

export function changeFor(
  { open, wanted, missing }: Use,
  before: readonly KnownDevice[],
  after: readonly KnownDevice[],
): Change {
  const here = (id: string | undefined) => after.some(({ deviceId }) => deviceId === id);
  const was = (id: string) => before.some(({ deviceId }) => deviceId === id);
  const come = after.filter(({ deviceId, system }) => !system && !was(deviceId));
  if (missing) return come.length > 0 ? { does: "find" } : nothing;
  if (open === undefined) return nothing;
  // A list without anything, or that did not know it before, says nothing of what is used.
  if (after.length > 0 && was(open) && !here(open)) return { does: "fall" };
  const wished = come.find(({ deviceId }) => deviceId === wanted);
  if (wished !== undefined && wanted !== open) return { does: "return", to: wished };
  const [fresh] = come.filter(({ deviceId }) => deviceId !== open);
  // Before the page was allowed to use devices it knew of none.
  return before.length > 0 && fresh !== undefined ? { does: "offer", what: fresh } : nothing;
}
