import { describe, expect, it } from "vitest";
import { lookMs } from "./mesh/path";
import { reportMs } from "./stats/reports";
import type { FakePeerConnection } from "./testing/peer-connection";
import type { Tab, Town } from "./testing/phones";
import { isOver, stage, talking, until } from "./testing/scenes";

/** What the connection has received at its next look, all told. */
function receives(connection: FakePeerConnection, at: number, packetsReceived: number, packetsLost: number) {
  connection.stats = [
    { type: "transport", timestamp: at },
    {
      type: "inbound-rtp",
      id: "IA",
      kind: "audio",
      timestamp: at,
      packetsReceived,
      packetsLost,
      jitter: 0.01,
    },
  ];
}

const connectionOf = (tab: Tab): FakePeerConnection => {
  const [connection] = tab.peers.open();
  if (connection === undefined) throw new Error("there is no connection");
  return connection;
};

/** Looks, at each of which so many packets more have come, and so many more were lost. */
async function looks(town: Town, tab: Tab, times: number, lost = 0) {
  const before = tab.phone.samples.get().li?.length ?? 0;
  const connection = connectionOf(tab);
  for (let n = 1; n <= times; n += 1) {
    const at = town.clock.now() + lookMs;
    const [, row] = connection.stats as readonly { packetsReceived?: number; packetsLost?: number }[];
    const [received = 0, gone = 0] = [row?.packetsReceived, row?.packetsLost];
    receives(connection, at, received + 100 - lost, gone + lost);
    town.clock.pass(lookMs);
    await until(() => expect(tab.phone.samples.get().li).toHaveLength(before + n));
  }
}
const samplesOf = ({ reports }: Town, tab: Tab) =>
  reports.filter(({ from }) => from === tab.userId).flatMap(({ samples }) => samples);

describe("What a connection did", () => {
  it("is there to be shown after every look, and reported every ten seconds in server time", async () => {
    const { town, ana } = await talking();
    await looks(town, ana, 5);
    const shown = ana.phone.samples.get().li ?? [];
    expect(shown.map(({ audio }) => audio?.packetsReceived)).toEqual([100, 100, 100, 100, 100]);
    town.clock.pass(reportMs);
    await until(() => expect(samplesOf(town, ana)).toHaveLength(5));
    const offset = ana.phone.getSnapshot().serverOffset;
    expect(samplesOf(town, ana).map(({ at }) => at - offset)).toEqual(shown.map(({ at }) => at));
    expect(town.reports[0]?.callId).toBe(stage(ana)?.callId);
  });

  it("is reported to its end when the call is over: also what came after the last look", async () => {
    const { town, ana } = await talking();
    await looks(town, ana, 2);
    receives(connectionOf(ana), town.clock.now() + 700, 235, 0);
    await ana.phone.hangUp();
    await isOver(ana, { status: "ended" });
    await until(() => {
      town.clock.pass(200);
      expect(samplesOf(town, ana).map(({ audio }) => audio?.packetsReceived)).toEqual([100, 100, 35]);
    });
    expect(ana.phone.samples.get()).toEqual({});
  });

  it("is reported at once when the page goes away", async () => {
    const { town, ana } = await talking();
    await looks(town, ana, 2);
    ana.page().hide();
    expect(samplesOf(town, ana)).toHaveLength(2);
  });

  it("tells how good what comes is: not while the browser feels its way, and anew when that changes", async () => {
    const { town, ana } = await talking();
    const quality = () => stage(ana)?.people[0]?.quality;
    await looks(town, ana, 3);
    expect(quality()).toBeUndefined();
    await looks(town, ana, 1);
    expect(quality()).toEqual({ level: 5, cause: "none" });
    await looks(town, ana, 4, 40);
    expect(quality()).toEqual({ level: 1, cause: "loss" });
    await looks(town, ana, 5);
    expect(quality()).toEqual({ level: 5, cause: "none" });
  });
});

describe("What happened to media", () => {
  const told = (town: Town, tab: Tab) =>
    town.reports
      .filter(({ from }) => from === tab.userId)
      .flatMap(({ events }) => events.map(({ type, peerUserId }) => [type, peerUserId]));

  it("is reported: a way that was lost, looked for anew, and found", async () => {
    const { town, ana } = await talking();
    town.network.broken = true;
    const connection = connectionOf(ana);
    connection.become("disconnected");
    await until(() => expect(stage(ana)?.people[0]?.media).toBe("reconnecting"));
    town.clock.pass(2_000);
    connection.become("connected");
    await until(() => expect(stage(ana)?.people[0]?.media).toBe("connected"));
    town.clock.pass(reportMs);
    await until(() =>
      expect(told(town, ana)).toEqual([
        ["media_lost", "li"],
        ["ice_restarted", "li"],
        ["media_restored", "li"],
      ]),
    );
  });

  it("is reported: another microphone, chosen during the call", async () => {
    const { town, ana } = await talking();
    await ana.phone.chooseDevice("microphone", "headset");
    town.clock.pass(reportMs);
    await until(() => expect(told(town, ana)).toEqual([["microphone_switched", undefined]]));
  });
});
