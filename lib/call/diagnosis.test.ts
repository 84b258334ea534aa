import { describe, expect, it } from "vitest";
import { type Measured, together } from "./connection";
import { assess, worstFor } from "./diagnosis";
import { linksOf } from "./link";

/** What `userId` measured of the connection to `peerUserId` in ten seconds in which all was well, and what was not. */
const measured = (
  userId: string,
  peerUserId: string,
  audio: Measured["audio"] = {},
  video: Measured["video"] = {},
  relayTcp = false,
): Measured => ({
  ...{ userId, peerUserId, seconds: 10, relayTcp },
  audio: {
    ...{ packetsReceived: 500, packetsLost: 0, packetsSent: 500, sentPacketsLost: 0 },
    ...{ jitter: 0.003, roundTripTime: 0.03, gaps: 0, concealed: 0 },
    ...audio,
  },
  video: {
    ...{ packetsReceived: 900, packetsSent: 900, frameRate: 30, framesDecoded: 300, framesDropped: 0 },
    ...{ frozen: 0, sentFrameRate: 30, processorLimited: 0, networkLimited: 0 },
    ...video,
  },
});

/** How what Ana gets from Lei is judged, from what these measured. */
function verdict(...all: Measured[]) {
  const links = linksOf(all);
  const link = links.find(({ from, to }) => from === "lei" && to === "ana");
  if (link === undefined) throw new Error("nobody measured it");
  return assess(link, links);
}
const lossy = { packetsReceived: 400, packetsLost: 100 };
const lost = { sentPacketsLost: 100 };
const well = { level: 5, cause: "none" };

describe("What comes from Lei", () => {
  it.each([
    ["is excellent where nothing is wrong", [measured("ana", "lei")], well],
    [
      "suffers from loss that nobody's line can be blamed for, between two",
      [measured("ana", "lei", lossy)],
      { level: 1, cause: "loss" },
    ],
    [
      "suffers from bursts where it is lost in long gaps",
      [measured("ana", "lei", { ...lossy, gaps: 12, concealed: 2 })],
      { level: 1, cause: "bursts" },
    ],
    [
      "suffers from loss by chance where the gaps are short",
      [measured("ana", "lei", { ...lossy, gaps: 90, concealed: 2 })],
      { level: 1, cause: "loss" },
    ],
    [
      "suffers from a long way",
      [measured("ana", "lei", { roundTripTime: 0.6 })],
      { level: 2, cause: "delay" },
    ],
    [
      "is lost where Lei sends and nothing reaches Ana",
      [
        measured("ana", "lei", { packetsReceived: 0 }),
        measured("lei", "ana", { sentPacketsLost: undefined }),
      ],
      { level: 1, mos: 1.16, cause: "loss" },
    ],
    ["suffers from jitter", [measured("ana", "lei", { jitter: 0.2 })], { level: 1, cause: "jitter" }],
    [
      "suffers from a relay over TCP where that makes it late",
      [measured("ana", "lei", { jitter: 0.2 }, {}, true)],
      { level: 1, cause: "relay_tcp" },
    ],
    [
      "suffers at Lei's upload where Mia gets it as badly, and Mia's comes well",
      [measured("ana", "lei", lossy), measured("ana", "mia"), measured("mia", "lei", lossy)],
      { level: 1, cause: "upload", causeUserId: "lei" },
    ],
    [
      "suffers at Ana's download where Mia's comes as badly, and Mia gets Lei's well",
      [measured("ana", "lei", lossy), measured("ana", "mia", lossy), measured("mia", "lei")],
      { level: 1, cause: "download", causeUserId: "ana" },
    ],
    [
      "suffers at Ana's download where Ana alone tells, and everything comes badly",
      [measured("ana", "lei", lossy), measured("ana", "mia", lossy)],
      { level: 1, cause: "download", causeUserId: "ana" },
    ],
    [
      "suffers at Lei's upload where Ana alone tells, and Mia's comes well",
      [measured("ana", "lei", lossy), measured("ana", "mia")],
      { level: 1, cause: "upload", causeUserId: "lei" },
    ],
    [
      "suffers at Ana's download where Lei alone tells, and Mia gets it well",
      [measured("lei", "ana", lost), measured("lei", "mia")],
      { level: 1, cause: "download", causeUserId: "ana" },
    ],
    [
      "suffers on the way between the two where both lines carry everything else well",
      [measured("ana", "lei", lossy), measured("ana", "mia"), measured("mia", "lei")],
      { level: 1, cause: "loss" },
    ],
    [
      "cannot be told where it suffers when everything does everywhere",
      [measured("ana", "lei", lossy), measured("ana", "mia", lossy), measured("mia", "lei", lossy)],
      { level: 1, cause: "loss" },
    ],
    [
      "is known from Lei's side where Ana tells nothing",
      [measured("lei", "ana", lost)],
      { level: 1, cause: "loss" },
    ],
    [
      "has a poor picture that Lei's processor cannot make better",
      [measured("ana", "lei", {}, { frameRate: 6 }), measured("lei", "ana", {}, { processorLimited: 9 })],
      { level: 2, cause: "processor", causeUserId: "lei" },
    ],
    [
      "has a poor picture that Ana's processor cannot show",
      [measured("ana", "lei", {}, { frameRate: 8, framesDropped: 200, framesDecoded: 80 })],
      { level: 2, cause: "processor", causeUserId: "ana" },
    ],
    [
      "has a poor picture that the way does not carry",
      [measured("ana", "lei", {}, { frameRate: 6 }), measured("lei", "ana", {}, { networkLimited: 8 })],
      { level: 2, cause: "bandwidth" },
    ],
    [
      "has a poor picture that Lei's upload does not carry",
      [
        measured("ana", "lei", {}, { frameRate: 6 }),
        measured("lei", "ana", {}, { networkLimited: 8 }),
        measured("lei", "mia", {}, { networkLimited: 8 }),
      ],
      { level: 2, cause: "upload", causeUserId: "lei" },
    ],
    [
      "has a picture that stands still most of the time",
      [measured("ana", "lei", {}, { frozen: 6 })],
      { level: 1, cause: "bandwidth" },
    ],
    [
      "may have a slow camera, which is nobody's fault",
      [measured("ana", "lei", {}, { frameRate: 7 }), measured("lei", "ana", {}, { sentFrameRate: 7 })],
      well,
    ],
    [
      "needs no picture to be excellent",
      [measured("ana", "lei", {}, { packetsReceived: 0, frameRate: 0 })],
      well,
    ],
  ] as const)("%s", (_title, all, expected) => {
    expect(verdict(...all)).toMatchObject(expected);
  });

  it("is no sound at all while nothing comes and nobody says that something was sent", () => {
    const deaf = measured("ana", "lei", { packetsReceived: 0 });
    for (const all of [
      [deaf],
      [deaf, measured("lei", "ana", { packetsSent: 20, sentPacketsLost: undefined })],
    ])
      expect(linksOf(all).find(({ to }) => to === "ana")).not.toHaveProperty("sound");
  });

  it("has a quality only where something is known of it", () => {
    expect(worstFor("ana", linksOf([measured("lei", "mia")]))).toBeUndefined();
    expect(worstFor("mia", linksOf([measured("lei", "mia", lost)]))).toMatchObject({ cause: "loss" });
  });
});

it("spans put together have the sums of what is counted and the means of what varies", () => {
  const spans = [
    { seconds: 2, audio: { packetsLost: 3, jitter: 0.01 }, path: { local: "relay", protocol: "tls" } },
    { seconds: 2.1, audio: { packetsLost: -1, jitter: 0.03 }, video: { frameRate: 20 } },
    { seconds: 2, path: { local: "relay", protocol: "tcp" } },
  ];
  expect(together({ userId: "ana", peerUserId: "lei" }, spans)).toEqual({
    ...{ userId: "ana", peerUserId: "lei", seconds: 6.1, relayTcp: true },
    audio: { packetsLost: 2, jitter: 0.02 },
    video: { frameRate: 20 },
  });
});
