import { keptOff } from "@/db/reach";
import type { Live } from "../live";

/**
 * What is told of one user's presence goes out in the order of what happened. Coming, going, blocking and whom one lets
 * call each take a query, and without turns an older word could be the last one.
 */
const inTurn = (live: Live, userId: string, tell: () => Promise<void>) =>
  live.publisher.reserve(`presence of ${userId}`).fill(tell);

/** Everybody else who is connected. */
const viewersOf = (live: Live, userId: string) =>
  [...new Set(live.clients.all().map((client) => client.userId))].filter((id) => id !== userId);

function tell(live: Live, viewerIds: Iterable<string>, userId: string, online: boolean): void {
  for (const viewerId of viewerIds) {
    for (const client of live.clients.of(viewerId)) client.presence({ userId, online });
  }
}

/** Somebody came or went. Those whom they do not let call them hear nothing of it. */
export function showPresence(live: Live, userId: string, online: boolean): Promise<void> {
  return inTurn(live, userId, async () => {
    const viewers = new Set(viewersOf(live, userId));
    for (const off of await keptOff(live.db, userId, [...viewers])) viewers.delete(off);
    tell(live, viewers, userId, online);
  });
}

/**
 * `change` writes whom this user lets call them: it blocks or unblocks somebody (then `viewerId` says whom), or changes
 * the setting. To whom their door was closed or opened, and to nobody else, it looks as if they had gone or come; who
 * is away was away before.
 */
export function changeDoor<Result>(
  live: Live,
  userId: string,
  change: () => Promise<Result>,
  viewerId?: string,
): Promise<Result> {
  // As of now: who goes while this waits for its turn is told of after it, and to a blocked viewer not at all.
  const isThere = live.isOnline(userId);
  return new Promise((resolve, reject) => {
    inTurn(live, userId, async () => {
      const viewers = viewerId === undefined ? viewersOf(live, userId) : [viewerId];
      const before = new Set(isThere ? await keptOff(live.db, userId, viewers) : []);
      const result = await change();
      const after = new Set(isThere ? await keptOff(live.db, userId, viewers) : []);
      tell(
        live,
        [...after].filter((id) => !before.has(id)),
        userId,
        false,
      );
      tell(
        live,
        [...before].filter((id) => !after.has(id)),
        userId,
        true,
      );
      resolve(result);
    }).catch(reject);
  });
}
