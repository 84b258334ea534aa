import { useEffect, useSyncExternalStore } from "react";
import type { Account, GivenOf, endpoints } from "@/lib/contract";
import { api } from "./api";

/** The account of who is signed in, one for the whole page. Nothing is known of it while `account` is absent. */
export interface MyAccount {
  readonly account?: Account;
  /** It could not be read. */
  readonly failed: boolean;
}

type Change = Omit<GivenOf<typeof endpoints.updateUser>, "id">;

const unknown: MyAccount = { failed: false };
let state = unknown;
const listeners = new Set<() => void>();

function set(next: MyAccount): void {
  state = next;
  for (const listener of [...listeners]) listener();
}

/** What the server has told of the account. */
export const noteAccount = (account: Account): void => set({ account, failed: false });

/** Reads the account anew. Never rejects. */
export async function reloadAccount(): Promise<void> {
  try {
    noteAccount(await api.myAccount());
  } catch {
    // What was read before stays; only an account that never came is an error.
    set({ ...state, failed: state.account === undefined });
  }
}

/** Changes what is given, and shows it at once; what was refused is taken back. Rejects with RequestError. */
export async function changeAccount(change: Change): Promise<void> {
  const before = state.account;
  if (before === undefined) return;
  set({ account: { ...before, ...change }, failed: false });
  try {
    noteAccount((await api.updateUser({ id: before.id, ...change })).user);
  } catch (error) {
    noteAccount(before);
    throw error;
  }
}

/** Read again whenever one comes back to the page: it may have been changed in another browser. */
const onReturn = () => void (document.visibilityState === "visible" && reloadAccount());

let readers = 0;
function watch(): () => void {
  readers += 1;
  if (readers === 1) {
    document.addEventListener("visibilitychange", onReturn);
    void reloadAccount();
  }
  return () => {
    readers -= 1;
    if (readers === 0) document.removeEventListener("visibilitychange", onReturn);
  };
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The account, drawn anew when it changes. */
export function useMyAccount(): MyAccount {
  useEffect(watch, []);
  return useSyncExternalStore(
    subscribe,
    () => state,
    () => unknown,
  );
}
