import type { CallDetail, TimelineEvent } from "@/lib/contract";

/** Those who were called at first: who came later was invited, or came by themselves, before anything else. */
export function calledFirst(call: CallDetail, timeline: readonly TimelineEvent[]): readonly string[] {
  const before = new Set<string>();
  const later = new Set<string>();
  for (const { type, actorId, subjectIds = [] } of timeline) {
    const joins = type === "joined" && actorId !== undefined ? [actorId] : [];
    const comes = type === "invited" ? subjectIds : joins;
    for (const id of comes) if (!before.has(id)) later.add(id);
    for (const id of [actorId, ...subjectIds]) if (id !== undefined) before.add(id);
  }
  return call.calleeIds.filter((id) => id !== call.callerId && !later.has(id));
}
