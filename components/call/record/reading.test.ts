import { expect, test } from "vitest";
import { callDetail } from "@/lib/client/testing/calls";
import { failedAfter, isUnfinished, type Loaded } from "./reading";

const end = Date.parse("2026-11-28T12:00:00Z");
const stats: NonNullable<Loaded["record"]["stats"]> = {
  ...({ callId: "call", participants: [], links: [], timestamp: "2026-11-28T12:00:00.000Z" } as const),
  stats: { audio: {}, video: {} } as never,
};
const loaded = (parts: Parameters<typeof callDetail>[0], more: Partial<Loaded> = {}): Loaded => ({
  state: "loaded",
  record: { call: callDetail(parts), timeline: [], stats },
  lacking: false,
  ...more,
});
const over = { status: "ended", endedAt: new Date(end).toISOString() } as const;

test.each([
  ["a call that goes on", loaded({ status: "connected" }), 3_600_000, true],
  ["what the others measured last comes within seconds of the end", loaded(over), 5_000, true],
  ["all has come some time after the end", loaded(over), 60_000, false],
  ["a clock that is behind changes nothing", loaded(over), -1_000, true],
  ["something could not be read", loaded(over, { lacking: true }), 3_600_000, true],
])("there is more to read: %s", (_what, read, afterMs, expected) => {
  expect(isUnfinished(read, end + afterMs)).toBe(expected);
});

test("a call that was read stays when it cannot be read again, and is asked for again", () => {
  const read = loaded(over);
  const failed = failedAfter(read);
  expect(failed).toEqual({ ...read, lacking: true });
  expect(failedAfter({ state: "loading" })).toEqual({ state: "failed" });
});
