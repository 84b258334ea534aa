import { stat } from "node:fs/promises";
import path from "node:path";
import type { Account } from "./account";

const READ = 4;
const TRAVERSE = 1;

/** Whether the mode bits of a file let this account do that (POSIX: owner, else group, else others). */
export function allows(
  file: { readonly mode: number; readonly uid: number; readonly gid: number },
  account: Account,
  want: number,
): boolean {
  const shift = file.uid === account.uid ? 6 : file.gid === account.gid ? 3 : 0;
  return ((file.mode >> shift) & want) === want;
}

/** Whether the account can read this file or folder: every folder above it must let it through. */
export async function canReach(target: string, account: Account | undefined): Promise<boolean> {
  if (!account) return true;
  const own = await stat(target);
  if (!allows(own, account, own.isDirectory() ? READ | TRAVERSE : READ)) return false;
  return canTraverse(path.dirname(target), account);
}

/** Whether the account can get into this folder. */
export async function canTraverse(folder: string, account: Account | undefined): Promise<boolean> {
  if (!account) return true;
  for (let at = folder; ; at = path.dirname(at)) {
    if (!allows(await stat(at), account, TRAVERSE)) return false;
    if (at === path.dirname(at)) return true;
  }
}
