import { z } from "zod";
import { qualityCauses } from "@/lib/call";
import { id, time } from "../common";

const count = (what: string) => z.int().min(0).max(1e15).describe(what);
const measure = (most: number, what: string) => z.number().min(0).max(most).describe(what);

const flow = {
  bytesSent: count("Octets sent."),
  bytesReceived: count("Octets received."),
  packetsSent: count("RTP packets sent."),
  packetsReceived: count("RTP packets received."),
};

/** Counters of a sample are differences; a packet that was thought lost may come late (RFC 3550, A.3), so loss may be negative. */
const lostSince = z
  .int()
  .min(-1e9)
  .max(1e9)
  .describe("RTP packets lost since the sample before; negative when late ones arrived.");

const delays = {
  jitter: measure(600, "Jitter of what is received, in seconds."),
  roundTripTime: measure(600, "Round-trip time, in seconds."),
};

const frames = {
  frameWidth: z.int().min(0).max(65_535).describe("Width of the received picture, in pixels."),
  frameHeight: z.int().min(0).max(65_535).describe("Height of the received picture, in pixels."),
  frameRate: measure(1000, "Frames per second."),
  bitrate: measure(10_000_000, "Bit rate of the sent picture, in kbit/s."),
};

/** What one participant's peer connection to another did since the sample before. */
export const statSample = z
  .object({
    at: time.describe("When it was measured (ISO 8601, UTC)."),
    peerUserId: id.describe("The other end of the peer connection."),
    audio: z
      .object({ ...flow, packetsLost: lostSince, ...delays })
      .partial()
      .optional()
      .describe("Sound: counters are differences since the sample before."),
    video: z
      .object({ ...flow, packetsLost: lostSince, ...delays, ...frames })
      .partial()
      .optional()
      .describe("Picture: counters are differences since the sample before."),
  })
  .meta({ id: "StatSample", description: "What a peer connection did since the sample before." });
export type StatSample = z.infer<typeof statSample>;

const packetsLost = count("RTP packets that did not arrive.");

const audioStats = z
  .object({ ...flow, packetsLost, ...delays })
  .meta({ id: "AudioStats", description: "Sound: sums over all samples; jitter and round trip are means." });
const videoStats = z.object({ ...flow, packetsLost, ...frames }).meta({
  id: "VideoStats",
  description: "Picture: sums, the largest size, the mean rate, the sum of bit rates.",
});

export const stats = z.object({ audio: audioStats, video: videoStats }).meta({
  id: "Stats",
  description:
    "How the media did, over all participants or as one reported it; zeros where nothing was reported.",
});
export type Stats = z.infer<typeof stats>;

/** An estimate: see lib/call/quality.ts. */
export const quality = z
  .object({
    mos: z
      .number()
      .min(1)
      .max(5)
      .describe("Estimated mean opinion score, 1 to 4.5 (ITU-T G.107, simplified)."),
    level: z.int().min(1).max(5).describe("1: bad, 2: poor, 3: fair, 4: good, 5: excellent."),
    cause: z.enum(qualityCauses).describe("What costs most: `none` while it is good."),
  })
  .meta({ id: "Quality", description: "How it sounded, as an estimate." });
export type Quality = z.infer<typeof quality>;

export const callStats = z
  .object({
    callId: id.describe("The call."),
    // Not described anew: in JSON Schema the reference would then allow no member (zod 4.6).
    stats,
    timestamp: time.describe("When the newest sample was taken; when the call was placed if there is none."),
    quality: quality.optional().describe("Over all participants; absent while nothing was reported."),
    participants: z
      .array(
        z
          .object({
            userId: id,
            stats,
            quality: quality
              .optional()
              .describe("As this participant heard it; absent where they reported nothing."),
          })
          .describe("One participant."),
      )
      .describe("Who has been connected, in the order of the call."),
    series: z
      .array(statSample.extend({ userId: id.describe("Who reported it.") }).describe("One sample."))
      .optional()
      .describe(
        "The samples, the oldest first; with `series=true`. Of more than 2000, neighbouring ones of a peer connection are put together.",
      ),
  })
  .meta({ id: "CallStats", description: "How the media of a call did." });
export type CallStats = z.infer<typeof callStats>;
