import { and, eq } from "drizzle-orm";
import { type Call, type CallChange, eventDetail, type Participant, unawareOf } from "@/lib/call";
import type { Db } from "./client";
import { changed, rowOfCall, rowOfParticipant } from "./rows";
import { callEvents, calls, participants } from "./schema";

/** What the core knows and the rows need: the next deadline, and who takes their one place in a call. */
export interface Derived {
  readonly dueAt: (call: Call) => number | undefined;
  readonly occupies: (call: Call, participant: Participant) => boolean;
}

/** The key by which this user acts. */
export interface ByKey {
  readonly userId: string;
  readonly keyId: string;
}

const rowsOf = (call: Call, derived: Derived) =>
  call.participants.map((participant, position) =>
    rowOfParticipant(call, participant, position, derived.occupies(call, participant)),
  );

const listOf = (ids: readonly string[] = []) => (ids.length > 0 ? [...ids] : null);

function eventRows(before: Call | undefined, changes: readonly CallChange[], by: ByKey | undefined) {
  return changes.map((change, index) => ({
    callId: change.call.id,
    seq: change.call.version,
    type: change.type,
    actorId: change.actorId ?? null,
    subjectIds: listOf(change.subjectIds),
    unawareIds: listOf(unawareOf(change)),
    keyId: by && by.userId === change.actorId ? by.keyId : null,
    detail: eventDetail(changes[index - 1]?.call ?? before, change) ?? null,
    at: new Date(change.at),
  }));
}

/** Writes a call that was placed, with its first events. A place that is taken is a unique violation. */
export async function insertCall(
  tx: Db,
  changes: readonly [CallChange, ...CallChange[]],
  derived: Derived,
  by?: ByKey,
): Promise<void> {
  const { call } = changes.at(-1) ?? changes[0];
  await Promise.all([
    tx.insert(calls).values(rowOfCall(call, derived.dueAt(call))),
    tx.insert(participants).values(rowsOf(call, derived)),
    tx.insert(callEvents).values(eventRows(undefined, changes, by)),
  ]);
}

/**
 * Writes what the changes made of a call: only columns that differ (a lease may be renewed beside us), in one round
 * trip.
 */
export async function saveCall(
  tx: Db,
  before: Call,
  changes: readonly CallChange[],
  derived: Derived,
  by?: ByKey,
): Promise<void> {
  const after = changes.at(-1)?.call;
  if (!after) return;
  const callColumns = changed(rowOfCall(before, undefined), rowOfCall(after, derived.dueAt(after)));
  const old = new Map(rowsOf(before, derived).map((row) => [row.userId, row]));
  const rows = rowsOf(after, derived);
  const added = rows.filter(({ userId }) => !old.has(userId));
  const updates = rows.flatMap((row) => {
    const columns = changed(old.get(row.userId) ?? row, row);
    if (Object.keys(columns).length === 0) return [];
    const where = and(eq(participants.callId, row.callId), eq(participants.userId, row.userId));
    return [tx.update(participants).set(columns).where(where)];
  });
  await Promise.all([
    tx
      .update(calls)
      .set({ ...callColumns, dueAt: rowOfCall(after, derived.dueAt(after)).dueAt })
      .where(eq(calls.id, after.id)),
    ...updates,
    ...(added.length > 0 ? [tx.insert(participants).values(added)] : []),
    tx.insert(callEvents).values(eventRows(before, changes, by)),
  ]);
}
