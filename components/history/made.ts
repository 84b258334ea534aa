import type { CallRecord } from "@/lib/contract";

/** For tests: a call in a history, made by hand. */
export const record = (change: Partial<CallRecord> = {}): CallRecord => ({
  id: "call-1",
  type: "video",
  callerId: "ana",
  callerName: "Ana",
  calleeIds: ["me"],
  group: false,
  people: [{ userId: "ana", userName: "Ana" }],
  others: 0,
  status: "ended",
  callStatus: "ended",
  direction: "incoming",
  duration: 65,
  callDuration: 65,
  createdAt: "2026-03-28T10:30:00.000Z",
  connectedAt: "2026-03-28T10:30:05.000Z",
  endedAt: "2026-03-28T10:31:10.000Z",
  ...change,
});
