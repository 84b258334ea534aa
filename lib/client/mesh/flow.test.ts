import { describe, expect, it } from "vitest";
import { countersIn, flowBetween } from "./flow";

/** As Chromium tells it, as far as it is read; 2 s apart. */
const report = (
  change: { at?: number; video?: number; frames?: number; reason?: string; lost?: number } = {},
) =>
  new Map(
    [
      { type: "transport", id: "T01", timestamp: change.at ?? 0, selectedCandidatePairId: "CP1" },
      { type: "candidate-pair", id: "CP1", availableOutgoingBitrate: 640_000 },
      { type: "candidate-pair", id: "CP2", availableOutgoingBitrate: 9_000_000 },
      { type: "outbound-rtp", id: "OA", kind: "audio", bytesSent: 10_000 },
      {
        type: "outbound-rtp",
        id: "OV",
        kind: "video",
        bytesSent: change.video ?? 0,
        qualityLimitationReason: change.reason ?? "none",
      },
      { type: "remote-inbound-rtp", id: "RA", kind: "audio", fractionLost: 0.02 },
      { type: "remote-inbound-rtp", id: "RV", kind: "video", fractionLost: change.lost ?? 0 },
      {
        type: "inbound-rtp",
        id: "IV",
        kind: "video",
        trackIdentifier: "camera",
        framesDecoded: change.frames ?? 0,
      },
      { type: "inbound-rtp", id: "IS", kind: "video", trackIdentifier: "screen", framesDecoded: 7 },
    ].map((row) => [row.id, row]),
  ) as unknown as RTCStatsReport;

describe("What a connection does", () => {
  it("is read from the pair of candidates that is used, and of both sound and picture", () => {
    const before = countersIn(report(), "camera");
    const now = countersIn(
      report({ at: 2_000, video: 150_000, frames: 40, lost: 0.2, reason: "bandwidth" }),
      "camera",
    );
    expect(now.framesDecoded).toBe(40);
    expect(flowBetween(before, now)).toEqual({ available: 640_000, sent: 600_000, loss: 0.2, limited: true });
  });

  it("is not limited by the network where the processor is what limits it", () => {
    expect(countersIn(report({ reason: "cpu" }), "camera").limited).toBe(false);
  });

  it("is not known between two reports of the same moment, and is nothing where the counters begin anew", () => {
    const now = countersIn(report({ at: 2_000, video: 9_000 }), undefined);
    expect(flowBetween(now, now)).toBeUndefined();
    expect(flowBetween(now, countersIn(report({ at: 4_000, video: 10 }), undefined))?.sent).toBe(0);
  });

  it("is nothing yet before there is a path", () => {
    expect(countersIn(new Map() as unknown as RTCStatsReport, undefined)).toEqual({
      ...{ at: 0, bytesSent: 0, loss: 0, limited: false },
    });
  });
});
