import { expect, test } from "vitest";
import type { CallRecord } from "@/lib/contract";
import { drawn } from "@/components/ui/testing";
import { recentOf } from "./recent";
import { RecentList } from "./recent-list";

const call = (id: string, names: readonly string[], change: Partial<CallRecord> = {}): CallRecord => ({
  ...{ id, type: "audio", callerId: "me", callerName: "Me", calleeIds: [], group: names.length > 1 },
  people: names.map((userName) => ({ userId: userName, userName })),
  ...{ others: 0, status: "ended", callStatus: "ended", direction: "outgoing", duration: 5, callDuration: 5 },
  createdAt: "2026-03-28T10:30:00.000Z",
  ...change,
});

test("of the last calls the newest with each person, each party and each group is shown, six at most", () => {
  const records = [
    call("0", ["Ana"], { status: "ringing" }),
    call("1", ["Ana"]),
    call("2", ["Lei", "Ana"]),
    call("3", ["Ana"], { direction: "incoming" }),
    call("4", ["Ana", "Lei"]),
    call("5", ["Mia", "Lei"], { groupId: "choir" }),
    call("6", ["Tom"], { groupId: "choir" }),
    call("7", []),
    ...["a", "b", "c", "d"].map((name) => call(name, [name])),
  ];
  expect(recentOf(records).map(({ id }) => id)).toEqual(["1", "2", "5", "a", "b", "c"]);
});

test("a click calls again as it was: a person, several people, or a group", () => {
  const records = [
    call("1", ["Ana"], { type: "video" }),
    call("2", ["Lei", "Ana"], { others: 2 }),
    call("3", ["Mia", "Lei"], { groupId: "choir", groupName: "Choir" }),
  ];
  const html = drawn(<RecentList records={records} busy={false} onCall={() => undefined} />);
  for (const label of ["Video call Ana again", "Call Lei and 3 others again", "Call Choir again"]) {
    expect(html).toContain(`aria-label="${label}"`);
  }
});
