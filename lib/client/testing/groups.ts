import type { ActiveGroupCall, GroupPush } from "@/lib/contract";

interface Listener {
  readonly userId: string;
  readonly events: { group(push: GroupPush): void };
}

/** Who belongs together. */
export class Groups {
  readonly #members = new Map<string, readonly string[]>();

  make(groupId: string, userIds: readonly string[]): void {
    this.#members.set(groupId, userIds);
  }

  has(groupId: string | undefined, userId: string): boolean {
    return groupId !== undefined && this.#members.get(groupId)?.includes(userId) === true;
  }

  /** Tells the members of the call that the group is in now. */
  tell(groupId: string, activeCall: ActiveGroupCall | null, all: Iterable<Listener>): void {
    for (const { userId, events } of all)
      if (this.has(groupId, userId)) events.group({ groupId, activeCall });
  }
}
