import { describe, expect, it } from "vitest";
import type { Reading } from "../stats/reading";
import { countersIn, flowBetween } from "./flow";

/** What `getStats` told at one moment; 2 s apart. */
const reading = (
  change: { at?: number; video?: number; frames?: number; reason?: string; lost?: number } = {},
): Reading => ({
  at: change.at ?? 0,
  path: { local: "host", remote: "host", protocol: "udp", available: 640_000 },
  streams: [
    { id: "OA", way: "sent", kind: "audio", totals: { bytes: 10_000 }, fractionLost: 0.02 },
    {
      ...{ id: "OV", way: "sent", kind: "video", totals: { bytes: change.video ?? 0 } },
      ...{ fractionLost: change.lost ?? 0, limitedBy: change.reason ?? "none" },
    },
    { id: "IV", way: "received", kind: "video", track: "camera", totals: { frames: change.frames ?? 0 } },
    { id: "IS", way: "received", kind: "video", track: "screen", totals: { frames: 7 } },
  ],
});

describe("What a connection does", () => {
  it("is read of both sound and picture", () => {
    const before = countersIn(reading(), "camera");
    const now = countersIn(
      reading({ at: 2_000, video: 150_000, frames: 40, lost: 0.2, reason: "bandwidth" }),
      "camera",
    );
    expect(now.framesDecoded).toBe(40);
    expect(flowBetween(before, now)).toEqual({ available: 640_000, sent: 600_000, loss: 0.2, limited: true });
  });

  it("is not limited by the network where the processor is what limits it", () => {
    expect(countersIn(reading({ reason: "cpu" }), "camera").limited).toBe(false);
  });

  it("is not known between two reports of the same moment, and is nothing where the counters begin anew", () => {
    const now = countersIn(reading({ at: 2_000, video: 9_000 }), undefined);
    expect(flowBetween(now, now)).toBeUndefined();
    expect(flowBetween(now, countersIn(reading({ at: 4_000, video: 10 }), undefined))?.sent).toBe(0);
  });

  it("is nothing yet before there is a path", () => {
    expect(countersIn({ at: 0, streams: [] }, undefined)).toEqual({
      ...{ at: 0, bytesSent: 0, loss: 0, limited: false },
    });
  });
});
