import { describe, expect, test } from "vitest";
import { linesOf } from "./points";
import { storyOf } from "./story";
import { summaryOf } from "./summary";
import { over, sample, timelineOf } from "./testing";

const lossy = { packetsReceived: 70, packetsLost: 30 };
const late = { roundTripTime: 1.5 };
const quality = { mos: 4.1, level: 4, cause: "none" } as const;

const told = (series: Parameters<typeof linesOf>[0], viewer = "ana") =>
  summaryOf(viewer, { quality, lines: linesOf(series), story: [] });

describe("in short", () => {
  test("a call that was good all the time was good", () => {
    expect(told([sample(2), sample(4)])).toEqual({ level: 4, cause: "none", bad: [], lost: [] });
  });

  test.each([
    ["loss", lossy],
    ["delay", late],
  ] as const)("somebody was heard badly, and the cause was %s", (cause, audio) => {
    const { bad } = told([sample(2), sample(4, audio), sample(6, audio), sample(8)]);
    expect(bad).toEqual([{ receiverId: "ana", senderId: "li", ms: 4_000, cause }]);
  });

  test("what was bad for a moment is not worth a word", () => {
    expect(told([sample(2), sample(4, lossy), sample(6)]).bad).toEqual([]);
  });

  test("what cost more of the time is the cause", () => {
    const { bad } = told([sample(2), sample(4, late), sample(6, lossy), sample(8, lossy)]);
    expect(bad).toEqual([{ receiverId: "ana", senderId: "li", ms: 6_000, cause: "loss" }]);
  });

  test("what comes to oneself comes first, then what one sends, then the longest", () => {
    const badly = (userId: string, peerUserId: string, seconds: readonly number[]) =>
      seconds.map((second) => sample(second, lossy, { userId, peerUserId }));
    const series = [
      ...badly("li", "omar", [2, 4, 6, 8, 10]),
      ...badly("omar", "ana", [2, 4, 6]),
      ...badly("ana", "omar", [2, 4, 6]),
    ];
    const pairs = told(series).bad.map(({ receiverId, senderId }) => `${receiverId}<${senderId}`);
    expect(pairs).toEqual(["ana<omar", "omar<ana", "li<omar"]);
  });

  test("what everybody else gets badly from one person is that person's upload", () => {
    const badly = [2, 4, 6].flatMap((second) =>
      ["ana", "omar"].map((userId) => sample(second, lossy, { userId })),
    );
    expect(told(badly).bad[0]).toMatchObject({ senderId: "li", cause: "upload", causeUserId: "li" });
  });

  test("losses of the network are added up by person", () => {
    const story = storyOf(
      over(60),
      timelineOf(
        [0, "incoming", "ana"],
        [4, "connected", "li"],
        [5, "reconnecting", "li"],
        [8, "reconnected", "li"],
        [20, "reconnecting", "li"],
        [22, "reconnected", "li"],
      ),
    );
    const { lost, level } = summaryOf("ana", { lines: [], story });
    expect(lost).toEqual([{ userId: "li", ms: 5_000 }]);
    expect(level).toBeUndefined();
  });
});
