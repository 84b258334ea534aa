import { describe, expect, test } from "vitest";
import { callDetail } from "../testing/calls";
import { storyOf } from "./story";
import { at, incident, over, timelineOf } from "./testing";

const call = over(60);
const begun = [
  [0, "incoming", "ana"],
  [4, "connected", "li"],
] as const;

type Events = Parameters<typeof timelineOf>;

/** What is told after the beginning, in short: what, by whom, to whom, how long. */
const told = (events: Events, incidents: Parameters<typeof storyOf>[2] = []) =>
  storyOf(call, timelineOf(...events), incidents).map(({ says, who, whom, ms, device, devices }) =>
    [says, who.join("+"), whom.join("+"), ms, device, devices].filter(
      (each) => each !== undefined && each !== "",
    ),
  );
const after = (...events: Events) => told([...begun, ...events]).slice(2);

describe("the beginning", () => {
  test.each<[string, Events, unknown[][]]>([
    ["it rang at one device", [[1, "ringing", "li", { detail: { ringingOn: 1 } }]], [["rang", "li", 1]]],
    [
      "it rang at two devices, told once",
      [
        [1, "ringing", "li", { detail: { ringingOn: 1 } }],
        [2, "ringing", "li", { detail: { ringingOn: 2 } }],
      ],
      [["rang", "li", 2]],
    ],
    [
      "each event was a device, where no numbers were kept",
      [
        [1, "ringing", "li"],
        [2, "ringing", "li"],
      ],
      [["rang", "li", 2]],
    ],
    [
      "somebody answered on the second of two",
      [[4, "connected", "li", { detail: { device: 2, of: 2 } }]],
      [["answeredOn", "li", 2, 2]],
    ],
    [
      "somebody answered, and no more, where there was but one",
      [[4, "connected", "li", { detail: { device: 1, of: 1 } }]],
      [["answered", "li"]],
    ],
    ["somebody answered, in an old call", [[4, "connected", "li"]], [["answered", "li"]]],
    ["somebody declined", [[4, "rejected", "li", { detail: { reason: "declined" } }]], [["declined", "li"]]],
    ["somebody was busy", [[4, "rejected", "li", { detail: { reason: "busy" } }]], [["busy", "li"]]],
    ["somebody did not answer", [[30, "missed", "", { subjectIds: ["li"] }]], [["missed", "li"]]],
    ["the last one declined what others missed", [[30, "missed", "li"]], [["declined", "li"]]],
    ["nothing of a call that did not reach the reader", [[30, "missed", ""]], []],
    ["the caller gave up", [[9, "cancelled", "ana"]], [["cancelled", "ana"]]],
    ["the caller was lost", [[9, "cancelled", "", { subjectIds: ["ana"] }]], [["callerLost", "ana", "ana"]]],
  ])("%s", (_, events, expected) => {
    expect(told([[0, "incoming", "ana"], ...events])).toEqual([["placed", "ana", "li"], ...expected]);
  });

  test("names those who were called, not those who came later", () => {
    const group = over(60, { calleeIds: ["li", "omar", "mia", "zoe"], group: true });
    const events = timelineOf(
      ...begun,
      [5, "invited", "ana", { subjectIds: ["mia"] }],
      [6, "joined", "zoe"],
      [7, "invited", "ana", { subjectIds: ["li"] }],
    );
    const [placed, ...later] = storyOf(group, events);
    expect(placed?.whom).toEqual(["li", "omar"]);
    expect(later.map(({ says }) => says)).toEqual(["answered", "invited", "joined", "invited"]);
  });

  test("ringing anew after an invitation is told anew", () => {
    const events: Events = [
      [1, "ringing", "li"],
      [3, "rejected", "li"],
      [5, "invited", "ana", { subjectIds: ["li"] }],
      [6, "ringing", "li"],
    ];
    expect(told([[0, "incoming", "ana"], ...events]).filter(([says]) => says === "rang")).toHaveLength(2);
  });
});

describe("in the call", () => {
  test.each<[string, Events, unknown[][]]>([
    ["somebody muted themselves", [[5, "media", "li", { detail: { muted: true } }]], [["muted", "li"]]],
    ["… and came back", [[5, "media", "li", { detail: { muted: false } }]], [["unmuted", "li"]]],
    [
      "the host muted somebody",
      [[5, "media", "ana", { subjectIds: ["li"], detail: { muted: true } }]],
      [["mutedBy", "ana", "li"]],
    ],
    [
      "the host stopped a video",
      [[5, "media", "ana", { subjectIds: ["li"], detail: { videoEnabled: false } }]],
      [["cameraOffBy", "ana", "li"]],
    ],
    ["a camera went off", [[5, "media", "li", { detail: { videoEnabled: false } }]], [["cameraOff", "li"]]],
    ["a camera went on", [[5, "media", "li", { detail: { videoEnabled: true } }]], [["cameraOn", "li"]]],
    ["a screen was shared", [[5, "media", "li", { detail: { screen: true } }]], [["screenShared", "li"]]],
    ["a hand went down", [[5, "media", "li", { detail: { handRaised: false } }]], [["handLowered", "li"]]],
    [
      "two things at once are told one by one",
      [[5, "media", "li", { detail: { muted: true, screen: false } }]],
      [
        ["muted", "li"],
        ["screenStopped", "li"],
      ],
    ],
    ["something was switched, in an old call", [[5, "media", "li"]], [["switched", "li"]]],
    [
      "the network was lost and came back, told once",
      [
        [5, "reconnecting", "li"],
        [8, "reconnected", "li", { detail: { awayMs: 4_000 } }],
      ],
      [["lostFor", "li", 4_000]],
    ],
    [
      "… in an old call by the times",
      [
        [5, "reconnecting", "li"],
        [8, "reconnected", "li"],
      ],
      [["lostFor", "li", 3_000]],
    ],
    ["the network was lost for good", [[5, "reconnecting", "li"]], [["lost", "li"]]],
    [
      "a page was loaded anew, told once",
      [
        [5, "reconnecting", "li"],
        [6, "reconnected", "li"],
        [7, "joined", "li", { detail: { again: true } }],
      ],
      [["reloadedAfter", "li", 2_000]],
    ],
    [
      "… also where nobody noticed the loss",
      [[7, "joined", "li", { detail: { again: true } }]],
      [["reloaded", "li"]],
    ],
    ["… also in an old call", [[7, "joined", "li"]], [["reloaded", "li"]]],
    [
      "a loss long before was another one",
      [
        [5, "reconnecting", "li"],
        [6, "reconnected", "li"],
        [47, "joined", "li", { detail: { again: true } }],
      ],
      [
        ["lostFor", "li", 1_000],
        ["reloaded", "li"],
      ],
    ],
    [
      "somebody left and came back",
      [
        [5, "left", "li"],
        [9, "joined", "li"],
      ],
      [
        ["left", "li"],
        ["cameBack", "li"],
      ],
    ],
    ["somebody came by themselves", [[9, "joined", "zoe"]], [["joined", "zoe"]]],
    ["somebody did not come back", [[40, "left", "", { subjectIds: ["li"] }]], [["givenUp", "li"]]],
    [
      "the host left, and another is the host",
      [[9, "left", "ana", { detail: { hostId: "li" } }]],
      [
        ["left", "ana"],
        ["becameHost", "li"],
      ],
    ],
    ["the host made another the host", [[9, "host", "ana", { subjectIds: ["li"] }]], [["host", "ana", "li"]]],
    ["somebody went on at another device", [[9, "replaced", "li"]], [["moved", "li"]]],
  ])("%s", (_, events, expected) => {
    expect(after(...events)).toEqual(expected);
  });
});

describe("the end", () => {
  const ended = (
    by: string,
    endReason: "hangup" | "host_ended" | "all_left" | "connection_lost" | "max_duration",
    subjectIds?: string[],
  ) => after([60, "ended", by, { detail: { endReason }, ...(subjectIds && { subjectIds }) }]);

  test.each([
    ["one hung up", ended("li", "hangup"), ["hungUp", "li"]],
    ["the host ended it for all", ended("ana", "host_ended"), ["endedForAll", "ana"]],
    ["the last one left", ended("li", "all_left"), ["lastLeft", "li"]],
    ["the last one was lost", ended("", "all_left", ["li"]), ["lastLost", "li"]],
    ["one waited alone for too long", ended("", "all_left"), ["aloneTooLong"]],
    ["one did not come back", ended("", "connection_lost", ["li"]), ["notBack", "li"]],
    ["it took too long", ended("", "max_duration"), ["tooLong"]],
    ["the call knows why, where the event does not", after([60, "ended", "li"]), ["hungUp", "li"]],
  ])("%s", (_, story, expected) => {
    expect(story).toEqual([expected]);
  });

  test("is told also where nobody knows why", () => {
    const story = storyOf(callDetail({ status: "ended" }), timelineOf([60, "ended", "li"]));
    expect(story.map(({ says }) => says)).toEqual(["ended"]);
  });
});

describe("what clients noticed", () => {
  const noticed = (...incidents: Parameters<typeof incident>[]) =>
    told(
      [],
      incidents.map((each) => incident(...each)),
    );

  test.each<[string, Parameters<typeof incident>[], unknown[][]]>([
    ["another way was looked for", [[5, "ice_restarted"]], [["lookedForWay", "ana", "li"]]],
    [
      "both ends note it, and it is told once",
      [
        [5, "ice_restarted"],
        [6, "ice_restarted", { userId: "li", peerUserId: "ana" }],
      ],
      [["lookedForWay", "ana", "li"]],
    ],
    [
      "a second time later is told again",
      [
        [5, "relayed"],
        [50, "relayed"],
      ],
      [
        ["relayed", "ana", "li"],
        ["relayed", "ana", "li"],
      ],
    ],
    [
      "a standstill and its end are one",
      [
        [5, "media_lost"],
        [9, "media_restored"],
      ],
      [["mediaLostFor", "ana", "li", 4_000]],
    ],
    ["a standstill without an end", [[5, "media_lost"]], [["mediaLost", "ana", "li"]]],
    [
      "another microphone",
      [[5, "microphone_switched", { peerUserId: undefined }]],
      [["microphoneChanged", "ana"]],
    ],
    ["another camera", [[5, "camera_switched", { peerUserId: undefined }]], [["cameraChanged", "ana"]]],
    ["a direct way", [[5, "direct"]], [["direct", "ana", "li"]]],
  ])("%s", (_, incidents, expected) => {
    expect(noticed(...incidents)).toEqual(expected);
  });

  test("stands where it belongs in time", () => {
    const story = told([...begun, [9, "ended", "li"]], [incident(6, "ice_restarted")]);
    expect(story.map(([says]) => says)).toEqual(["placed", "answered", "lookedForWay", "hungUp"]);
  });
});

test("what a program did names its key", () => {
  const [entry] = storyOf(call, timelineOf([0, "incoming", "ana", { key: { id: "k", name: "Desk" } }]));
  expect(entry).toMatchObject({ key: "Desk", at: Date.parse(at(0)) });
});
