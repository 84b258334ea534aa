import { describe, expect, test } from "vitest";
import type { CallStats, TimelineEvent } from "@/lib/contract";
import { drawn, wordsOf } from "@/components/ui/testing";
import { actions, me } from "../made";
import { CallReport } from "./report";

const at = (second: number) => new Date(Date.UTC(2026, 10, 28, 9, 0, second)).toISOString();
const person = {
  muted: false,
  videoEnabled: true,
  handRaised: false,
  screen: false,
  epoch: 1,
  reconnecting: false,
  status: "ended",
} as const;

const call = {
  id: "call-1",
  type: "video",
  callerId: "me",
  callerName: "Noor",
  calleeIds: ["ana"],
  calleeInfo: [],
  status: "ended",
  endReason: "hangup",
  group: false,
  hostId: "me",
  duration: 56,
  createdAt: at(0),
  connectedAt: at(4),
  endedAt: at(60),
  version: 6,
  participants: [],
  members: [
    { ...person, userId: "me", userName: "Noor", joinedAt: at(4), leftAt: at(60) },
    { ...person, userId: "ana", userName: "Ana", joinedAt: at(4), leftAt: at(60) },
  ],
} as const;

const timeline: TimelineEvent[] = [
  { seq: 1, type: "incoming", at: at(0), actorId: "me" },
  { seq: 2, type: "ringing", at: at(1), actorId: "ana", detail: { ringingOn: 1 } },
  { seq: 3, type: "ringing", at: at(2), actorId: "ana", detail: { ringingOn: 2 } },
  { seq: 4, type: "connected", at: at(4), actorId: "ana", detail: { device: 2, of: 2 } },
  { seq: 5, type: "ended", at: at(60), actorId: "me", detail: { endReason: "hangup" } },
];

const sound = { bytesSent: 0, bytesReceived: 0, packetsSent: 0, packetsReceived: 0, packetsLost: 0 };
const sums = {
  audio: { ...sound, jitter: 0, roundTripTime: 0 },
  video: { ...sound, frameWidth: 0, frameHeight: 0, frameRate: 0, bitrate: 0 },
};
const lossy = (second: number) => ({
  at: at(second),
  userId: "me",
  peerUserId: "ana",
  seconds: 2,
  audio: { packetsReceived: 70, packetsLost: 30, jitter: 0.005, roundTripTime: 0.04, bytesReceived: 10_000 },
});
const stats: CallStats = {
  callId: "call-1",
  stats: sums,
  timestamp: at(60),
  quality: { mos: 2.4, level: 2, cause: "upload", causeUserId: "ana" },
  participants: [
    { userId: "ana", stats: sums, quality: { mos: 4.3, level: 5, cause: "none" } },
    { userId: "me", stats: sums, quality: { mos: 2.4, level: 2, cause: "upload", causeUserId: "ana" } },
  ],
  links: [],
  events: [{ at: at(20), type: "ice_restarted", userId: "me", peerUserId: "ana" }],
  series: [lossy(10), lossy(12), lossy(14)],
};

type Given = Partial<Parameters<typeof CallReport>[0]["record"]>;

const draw = (record: Given, locale?: "en" | "zh", reader = me) =>
  wordsOf(
    drawn(
      <CallReport
        record={{
          call: { ...call, calleeIds: ["ana"], calleeInfo: [], participants: [], members: [...call.members] },
          timeline,
          ...record,
        }}
        me={reader}
        busy={false}
        version="1.2.3"
        actions={actions}
      />,
      locale,
    ),
  );

describe("the page of a call", () => {
  test("tells what happened in sentences that name people, and says You to its reader", () => {
    const words = draw({ stats });
    for (const sentence of [
      "You hung up",
      "You talked for 56 s.",
      "You called Ana",
      "It rang for Ana on 2 devices",
      "Ana answered on the 2nd of 2 devices",
      "You looked for another way through the network to Ana",
    ]) {
      expect(words).toContain(sentence);
    }
  });

  test("tells who took part and for how long", () => {
    expect(draw({})).toContain("Ana answered after 4 s · in the call for 56 s");
  });

  test("tells in short how it was, and whose line it was", () => {
    expect(draw({ stats })).toContain(
      "The call was poor. For 6 s, Ana came through badly to you: packets get lost on the way.",
    );
    expect(draw({ stats })).toMatch(/Poor: Ana.*s upload is the limit/);
  });

  test("shows what came to its reader first, with its figures", () => {
    const words = draw({ stats });
    expect(words).toMatch(
      /What came to you.*MOS 2\.4.*Round trip 40 ms 40 ms.*Loss 30% 30%.*What came to Ana/,
    );
  });

  test("says nothing of quality to who may not know it", () => {
    expect(draw({})).not.toMatch(/Sound and picture|The call was/);
  });

  test("tells an operator, who was not in it, of both, and that it is over", () => {
    const words = draw({}, "en", { userId: "boss", name: "Boss" });
    expect(words).toContain("Noor and Ana The call has ended");
    expect(words).toContain("Noor called Ana");
  });

  test("speaks Chinese", () => {
    const words = draw({ stats }, "zh");
    expect(words).toContain("Ana在 2 台设备中的第 2 台上接听了");
    expect(words).toContain("你寻找通往Ana的另一条网络路径");
  });

  test("is of some use too when nothing more than the call is known", () => {
    expect(draw({ timeline: [] })).toContain("The call has ended");
  });
});
