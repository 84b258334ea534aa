import { memberIds } from "@/db/groups";
import type { Profile } from "@/db/calls";
import { type Call, type CallChange, connectedIds, isLive } from "@/lib/call";
import type { ActiveGroupCall } from "@/lib/contract";
import type { Live } from "../live";
import { log } from "../log";
import { announce } from "./announce";

/** What members of a group see of its call. */
function activeIn(call: Call): ActiveGroupCall | null {
  if (!isLive(call)) return null;
  return {
    id: call.id,
    type: call.type,
    startedAt: new Date(call.createdAt).toISOString(),
    count: connectedIds(call).length,
  };
}

const sameToMembers = (before: Call | undefined, after: Call) =>
  before !== undefined && JSON.stringify(activeIn(before)) === JSON.stringify(activeIn(after));

/** Tells the members of the call's group that it began, grew, shrank or ended. */
async function tellGroup(live: Live, before: Call | undefined, call: Call): Promise<void> {
  const { groupId } = call;
  if (groupId === undefined || sameToMembers(before, call)) return;
  for (const userId of await memberIds(live.db, groupId)) {
    for (const client of live.clients.of(userId)) client.group({ groupId, activeCall: activeIn(call) });
  }
}

/** Announces committed changes of one call; the events say so afterwards, in the background. */
export async function tell(
  live: Live,
  changes: readonly CallChange[],
  profiles: ReadonlyMap<string, Profile>,
  before?: Call,
): Promise<void> {
  let known = before;
  for (const change of changes) {
    live.relay.remember(change.call);
    announce(live, change, known, profiles);
    known = change.call;
  }
  live.published.add(changes.map(({ call }) => ({ callId: call.id, seq: call.version })));
  if (!known) return;
  live.push.changed(before, known);
  // What is committed is true, whether or not the group could be told.
  await tellGroup(live, before, known).catch((error: unknown) =>
    log.warn("a group could not be told of its call", { error }),
  );
}
