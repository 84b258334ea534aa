import { type Call, type CallChange, type CallSettings, transition } from "@/lib/call";

/** Declines as busy for those whose setting says so while they are in another call. Each is a change of its own. */
export function declineFor(
  call: Call,
  userIds: readonly string[],
  now: number,
  settings: CallSettings,
): readonly CallChange[] {
  const changes: CallChange[] = [];
  for (const userId of userIds) {
    const current = changes.at(-1)?.call ?? call;
    const outcome = transition(current, { type: "reject", userId, reason: "busy" }, now, settings);
    if (outcome.ok) changes.push(...outcome.changes);
  }
  return changes;
}
