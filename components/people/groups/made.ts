import type { ActiveGroupCall, Group } from "@/lib/contract";

/** For tests: groups made by hand. */

const since = "2026-03-01T09:30:00.000Z";

export const runningCall = (change: Partial<ActiveGroupCall> = {}): ActiveGroupCall => ({
  id: "call-1",
  type: "video",
  startedAt: since,
  count: 2,
  ...change,
});

/** Noor, who reads, is its admin. */
export const group = (change: Partial<Group> = {}): Group => ({
  id: "group-1",
  name: "Choir",
  role: "admin",
  createdAt: since,
  members: [
    { userId: "me", userName: "Noor", role: "admin", joinedAt: since },
    { userId: "ana", userName: "Ana", role: "member", joinedAt: since },
    { userId: "li", userName: "Li", role: "admin", joinedAt: since },
  ],
  ...change,
});
