import { describe, expect, it } from "vitest";
import { FakeClock } from "../testing/clock";
import { until } from "../testing/ends";
import { type Report, type ReportFate, Reports, reportMs } from "./reports";

const sample = (n: number) => ({ at: n, peerUserId: "lei", seconds: 2 });

function office() {
  const clock = new FakeClock();
  const sent: (Report & { last: boolean })[] = [];
  const fates: ReportFate[] = [];
  const reports = new Reports((report, last) => {
    sent.push({ ...report, last });
    return Promise.resolve(fates.shift() ?? "kept");
  }, clock);
  const lengths = () => sent.map(({ samples }) => samples.length);
  return { clock, sent, fates, reports, lengths };
}

describe("What was measured", () => {
  it("is reported together after some seconds, with what happened, and once", async () => {
    const { clock, sent, reports } = office();
    for (const n of [1, 2]) reports.sample("call", sample(n));
    reports.event("call", { at: 3, type: "reconnected" });
    expect(sent).toEqual([]);
    clock.pass(reportMs);
    await until(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toEqual({
      ...{ callId: "call", last: false, samples: [sample(1), sample(2)] },
      events: [{ at: 3, type: "reconnected" }],
    });
    clock.pass(10 * reportMs);
    await reports.flush();
    expect(sent).toHaveLength(1);
  });

  it("is reported again with what is new when the server could not be reached, in order", async () => {
    const { clock, sent, fates, reports } = office();
    fates.push("again");
    reports.sample("call", sample(1));
    clock.pass(reportMs);
    await until(() => expect(sent).toHaveLength(1));
    reports.sample("call", sample(2));
    clock.pass(reportMs);
    await until(() => expect(sent[1]?.samples).toEqual([sample(1), sample(2)]));
  });

  it("is not reported again when the server will never take it, and what comes later is", async () => {
    const { fates, reports, lengths } = office();
    fates.push("refused");
    reports.sample("call", sample(1));
    await reports.flush();
    reports.sample("call", sample(2));
    await reports.flush();
    expect(lengths()).toEqual([1, 1]);
  });

  it("is reported without what the server has named as wrong", async () => {
    const { fates, reports, sent } = office();
    fates.push({ samples: [1], events: [0] });
    for (const n of [1, 2, 3]) reports.sample("call", sample(n));
    reports.event("call", { at: 0, type: "microphone_switched" });
    reports.event("call", { at: 4, type: "reconnected" });
    await reports.flush();
    expect(sent).toHaveLength(2);
    expect(sent[1]).toMatchObject({
      samples: [sample(1), sample(3)],
      events: [{ at: 4, type: "reconnected" }],
    });
  });

  it("is given up where the server names what was not sent", async () => {
    const { fates, reports, lengths } = office();
    fates.push({ samples: [7], events: [] });
    reports.sample("call", sample(1));
    await reports.flush();
    expect(lengths()).toEqual([1]);
  });

  it("goes out in parts that the server takes, and while it is away no more than two thousand wait", async () => {
    const { fates, reports, lengths, sent } = office();
    fates.push("again");
    reports.sample("call", sample(0));
    await reports.flush();
    for (let n = 1; n <= 2_100; n += 1) reports.sample("call", sample(n));
    await reports.flush();
    expect(lengths()).toEqual([1, ...Array.from({ length: 10 }, () => 200)]);
    expect(sent.at(-1)?.samples.at(-1)).toEqual(sample(2_100));
  });

  it("is sent as far as it fits when the page goes away, the newest first of all", () => {
    const { sent, reports } = office();
    for (let n = 1; n <= 100; n += 1) reports.sample("call", sample(n));
    reports.last();
    expect(sent.map(({ last, samples }) => [last, samples.length, samples.at(-1)])).toEqual([
      [true, 70, sample(100)],
    ]);
    reports.last();
    expect(sent).toHaveLength(1);
  });

  it("of two calls is reported for each", async () => {
    const { reports, sent } = office();
    reports.sample("one", sample(1));
    reports.sample("other", sample(2));
    await reports.flush();
    expect(sent.map(({ callId }) => callId)).toEqual(["one", "other"]);
  });
});
