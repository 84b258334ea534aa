import { describe, expect, test } from "vitest";
import type { CallRecord } from "@/lib/contract";
import { drawn, wordsOf } from "@/components/ui/testing";
import { HistoryRow } from "./history-row";
import { record } from "./made";

const seen = (change: Partial<CallRecord>, busy = false) =>
  drawn(<HistoryRow record={record(change)} timeZone="UTC" busy={busy} onCallAgain={() => undefined} />);
const words = (change: Partial<CallRecord>) => wordsOf(seen(change));

describe("a call in the history", () => {
  test("says who it was with, what became of it, how long and when, and leads to more of it", () => {
    const html = seen({});
    expect(wordsOf(html)).toMatch(/Ana Incoming · , 1 min 5 s Video call 10:30\sAM/);
    expect(html).toContain('href="/call/call-1"');
    expect(html).toContain('aria-label="Video call Ana again"');
    expect(html).not.toContain(' disabled=""');
  });

  test.each([
    ["missed", "incoming", "Missed"],
    ["missed", "outgoing", "No answer"],
    ["rejected", "incoming", "You declined"],
    ["rejected", "outgoing", "Declined"],
    ["cancelled", "outgoing", "You cancelled"],
    ["ended", "outgoing", "Outgoing"],
    ["connected", "incoming", "Going on now"],
    ["ringing", "outgoing", "Rings now"],
  ] as const)("that is %s and %s is told as “%s”", (status, direction, told) => {
    expect(words({ status, direction, duration: 0 })).toContain(`Ana ${told} Video call`);
  });

  test("stands out when it was missed", () => {
    expect(seen({ status: "missed", duration: 0 })).toContain("text-danger-ink");
    expect(seen({ status: "missed", direction: "outgoing", duration: 0 })).not.toContain("text-danger-ink");
  });

  test("has the name of its group, or the first of those who were in it", () => {
    const person = (userName: string) => ({ userId: userName, userName });
    const people = ["Ana", "Ben", "Cem", "Dai", "Eve"].map(person);
    expect(words({ group: true, groupName: "Choir", people })).toContain("Choir Incoming");
    expect(words({ group: true, people, others: 2 })).toContain("Ana, Ben and 5 others");
    expect(words({ group: true, people: people.slice(0, 3) })).toContain("Ana, Ben, and Cem");
  });

  test("cannot be repeated while one is in a call, nor while it goes on", () => {
    expect(seen({}, true)).toContain(' disabled=""');
    expect(seen({ status: "connected" })).toContain(' disabled=""');
  });
});
