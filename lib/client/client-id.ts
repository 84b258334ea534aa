import type { Locks, Memory } from "./ports";

const key = "ringback.client";
/** How long a page that reloads may take to let go of its name. */
const patienceMs = 500;

const lockOf = (id: string) => `ringback-client:${id}`;

export interface Naming {
  /** The memory of the tab: survives a reload, and is copied when the tab is duplicated. */
  readonly memory: Memory;
  /** Absent where the browser has no Web Locks: then a duplicated tab keeps the same name. */
  readonly locks?: Locks;
  readonly newId: () => string;
  readonly patience?: () => AbortSignal;
}

/**
 * The name of this tab, the same after a reload (semantics, section 1). It is guarded by a Web Lock that is held as
 * long as the page lives: a duplicated tab finds it taken and makes a new one.
 */
export async function claimClientId({ memory, locks, newId, patience }: Naming): Promise<string> {
  const remembered = memory.getItem(key);
  if (remembered !== null && (await holdAgain(locks, remembered, patience))) return remembered;
  const fresh = newId();
  // Nobody else has it, so there is nothing to lose patience with, however busy the page is.
  await hold(locks, fresh, {});
  memory.setItem(key, fresh);
  return fresh;
}

/** On a busy page the patience may be over before the browser could say that the lock is free: it is asked again. */
async function holdAgain(
  locks: Locks | undefined,
  id: string,
  patience?: () => AbortSignal,
): Promise<boolean> {
  const signal = (patience ?? (() => AbortSignal.timeout(patienceMs)))();
  return (await hold(locks, id, { signal })) || (await hold(locks, id, { ifAvailable: true }));
}

/** True once the lock is held, which is then never given back. */
function hold(locks: Locks | undefined, id: string, options: LockOptions): Promise<boolean> {
  if (locks === undefined) return Promise.resolve(true);
  return new Promise((resolve) => {
    const forEver = (lock: Lock | null) => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise<never>(() => undefined);
    };
    locks.request(lockOf(id), options, forEver).catch(() => resolve(false));
  });
}

/** Whether the client of this name is a tab of this browser; undefined where the browser does not tell. */
export async function isInThisBrowser(
  id: string,
  locks: Pick<LockManager, "query"> | undefined,
): Promise<boolean | undefined> {
  const all = await locks?.query().catch(() => undefined);
  return all?.held?.some(({ name }) => name === lockOf(id));
}
