import { z } from "zod";
import { mediaEventTypes, qualityCauses } from "@/lib/call";
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

const sentLost = {
  sentPacketsLost: lostSince.describe(
    "Of the RTP packets sent, lost on the way, as the other end reported; negative when late ones arrived.",
  ),
};

const codec = {
  codec: z
    .string()
    .regex(/^[\w.+-]{1,32}$/, "must be the name of a codec")
    .describe("The codec of what is received, else of what is sent: `opus`, `VP8`."),
};

const gaps = {
  gaps: count("Gaps in what was played that were filled with made-up sound."),
  concealed: measure(600, "How long all of these were together, in seconds."),
};

const frames = {
  frameWidth: z.int().min(0).max(65_535).describe("Width of the received picture, in pixels."),
  frameHeight: z.int().min(0).max(65_535).describe("Height of the received picture, in pixels."),
  frameRate: measure(1000, "Frames per second."),
  bitrate: measure(10_000_000, "Bit rate of the sent picture, in kbit/s."),
};

const seen = {
  framesDecoded: count("Frames of the received picture that were decoded."),
  framesDropped: count("Frames of the received picture for which there was no time."),
  frozen: measure(600, "How long the received picture stood still, in seconds."),
  sentFrameWidth: z.int().min(0).max(65_535).describe("Width of the sent picture, in pixels."),
  sentFrameHeight: z.int().min(0).max(65_535).describe("Height of the sent picture, in pixels."),
  sentFrameRate: measure(1000, "Frames per second of the sent picture."),
  processorLimited: measure(
    600,
    "How long the processor did not let a better picture be sent, in seconds (W3C webrtc-stats, qualityLimitationDurations).",
  ),
  networkLimited: measure(
    600,
    "How long the network did not let a better picture be sent, in seconds. A browser that calls the network a limit while there is room for twice of what is sent, as Chromium does after the beginning, is not believed.",
  ),
};

const candidateType = z.enum(["host", "srflx", "prflx", "relay"]);

/** The types of the candidates that are used, and nothing of their addresses. */
export const mediaPath = z
  .object({
    local: candidateType.describe("Type of one's own candidate; `relay`: through a TURN server."),
    remote: candidateType.describe("Type of the other's candidate."),
    protocol: z.enum(["udp", "tcp", "tls"]).describe("How media leave; for a relay, how they get there."),
    available: measure(10_000_000, "What the browser thinks the way there carries, in kbit/s."),
  })
  .partial()
  .meta({ id: "MediaPath", description: "The way that media took at that moment." });

/** What one participant's peer connection to another did since the sample before. */
export const statSample = z
  .object({
    at: time.describe("When it was measured (ISO 8601, UTC)."),
    peerUserId: id.describe("The other end of the peer connection."),
    seconds: measure(600, "How long it covers: since the sample before.").optional(),
    path: mediaPath.optional(),
    audio: z
      .object({ ...flow, packetsLost: lostSince, ...delays, ...sentLost, ...gaps, ...codec })
      .partial()
      .optional()
      .describe("Sound: counters are differences since the sample before."),
    video: z
      .object({ ...flow, packetsLost: lostSince, ...delays, ...frames, ...sentLost, ...seen, ...codec })
      .partial()
      .optional()
      .describe("Picture: counters are differences since the sample before."),
  })
  .meta({ id: "StatSample", description: "What a peer connection did since the sample before." });
export type StatSample = z.infer<typeof statSample>;

const mediaEventMembers = {
  at: time.describe("When it happened (ISO 8601, UTC)."),
  type: z
    .enum(mediaEventTypes)
    .describe(
      "`ice_restarted`: looks for another way over the same connection; `reconnected`: makes a new connection; `media_lost`, `media_restored`: nothing came from the other, and something again; `microphone_switched`, `camera_switched`: to another device; `relayed`, `direct`: media go through a relay, or no longer.",
    ),
  peerUserId: id.optional().describe("Towards whom, where it concerns one connection."),
};

export const mediaEvent = z
  .object(mediaEventMembers)
  .meta({ id: "MediaEvent", description: "What happened to one's own media." });
export type MediaEvent = z.infer<typeof mediaEvent>;

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

/** An estimate: see lib/call/quality.ts and lib/call/diagnosis.ts. */
export const quality = z
  .object({
    mos: z
      .number()
      .min(1)
      .max(5)
      .describe("Estimated mean opinion score of the sound, 1 to 4.5 (ITU-T G.107, simplified)."),
    level: z
      .int()
      .min(1)
      .max(5)
      .describe("Of sound and picture the worse. 1: bad, 2: poor, 3: fair, 4: good, 5: excellent."),
    cause: z
      .enum(qualityCauses)
      .describe(
        "What costs most: `none` while it is good; `loss`, `delay`, `jitter`; `bursts`: loss in long gaps; `bandwidth`: the way carries too little; `upload`, `download`: at the line of `causeUserId`; `processor`: the device of `causeUserId` is too slow; `relay_tcp`: media go through a relay over TCP.",
      ),
    causeUserId: id.optional().describe("Whose line or device it is, where that can be told."),
  })
  .meta({ id: "Quality", description: "How it was, as an estimate." });
export type Quality = z.infer<typeof quality>;

const linkStats = z
  .object({
    userId: id.describe("Who received."),
    peerUserId: id.describe("Who sent."),
    lossRatio: z.number().min(0).max(1).optional().describe("Lost of the RTP packets of sound, 0 to 1."),
    jitter: measure(600, "Mean jitter of the sound, in seconds.").optional(),
    roundTripTime: measure(600, "Mean round-trip time, in seconds.").optional(),
    quality: quality.optional(),
  })
  .meta({ id: "LinkStats", description: "How media fared from one participant to another." });
export type LinkStats = z.infer<typeof linkStats>;

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
    links: z.array(linkStats).describe("From everybody to everybody, as far as reported."),
    events: z
      .array(z.object({ ...mediaEventMembers, userId: id.describe("Who reported it.") }))
      .optional()
      .describe("What happened to the media, the oldest first; with `series=true`."),
    series: z
      .array(statSample.extend({ userId: id.describe("Who reported it.") }).describe("One sample."))
      .optional()
      .describe(
        "The samples, the oldest first; with `series=true`. Of more than 2000, neighbouring ones of a peer connection are put together.",
      ),
  })
  .meta({ id: "CallStats", description: "How the media of a call did." });
export type CallStats = z.infer<typeof callStats>;
