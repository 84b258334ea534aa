import { expect, it } from "vitest";
import type { Signal } from "@/lib/contract";
import type { Sample } from "../stats/sample";
import { FakeClock } from "../testing/clock";
import { track, until } from "../testing/ends";
import { FakePeers } from "../testing/peer-connection";
import { Path } from "./path";

function path(network: FakePeers, later: boolean) {
  const sent: Signal[] = [];
  const samples: Sample[] = [];
  const happenings: string[] = [];
  const clock = new FakeClock();
  const made = new Path({
    userId: "lei",
    factory: network,
    clock,
    track: (kind) => (kind === "audio" ? track("audio") : null),
    screen: () => null,
    send: (signal) => sent.push(signal),
    changed: () => undefined,
    sampled: (sample) => samples.push(sample),
    happened: ({ type }) => happenings.push(type),
  });
  made.open(1, { later, consent: true });
  return { path: made, sent, samples, happenings, clock };
}
const carry = (from: ReturnType<typeof path>, to: ReturnType<typeof path>) => {
  for (const signal of from.sent.splice(0)) to.path.take(signal);
};

it("an offer of a connection that the other side has given up does not keep the answer of the new one out", async () => {
  const network = new FakePeers();
  const [earlier, later, abandoned] = [path(network, false), path(network, true), path(network, false)];
  await abandoned.path.offer();
  await later.path.offer();
  carry(abandoned, later);
  await until(() => {
    carry(later, earlier);
    carry(earlier, later);
    expect([earlier.path.view?.media, later.path.view?.media]).toEqual(["connected", "connected"]);
  });
});

it("a connection sends no more than its part of the line from the first moment", async () => {
  const network = new FakePeers();
  const { path: made } = path(network, true);
  made.share(2);
  await made.offer();
  const limits = network.all[0]?.getTransceivers().map(({ sender }) => sender.encodings[0]?.maxBitrate);
  expect(limits).toEqual([48_000, 1_200_000]);
});

it("what it did adds up over one connection after the other: the last of the old one, and the new one from nothing", async () => {
  const network = new FakePeers();
  const [earlier, later] = [path(network, false), path(network, true)];
  await later.path.offer();
  await until(() => {
    carry(later, earlier);
    carry(earlier, later);
    expect(later.path.view?.media).toBe("connected");
  });
  const isLater = (each: unknown) => each === later.path.peer?.connection;
  /** The connection that is there now has received so many packets after so many milliseconds more. */
  const receives = (packetsReceived: number, ms: number) => {
    const connection = network.open().find(isLater);
    if (connection === undefined) throw new Error("there is no connection");
    later.clock.pass(ms);
    const timestamp = later.clock.now();
    connection.stats = [{ type: "inbound-rtp", id: "IA", kind: "audio", timestamp, packetsReceived }];
  };
  receives(100, 1_000);
  await later.path.look();
  receives(150, 500);
  network.broken = true;
  network.open().find(isLater)?.become("failed");
  await until(() => expect(later.happenings).toContain("media_lost"));
  await until(() => {
    later.clock.pass(10_000);
    expect(later.happenings).toContain("reconnected");
  });
  network.broken = false;
  await until(() => {
    carry(later, earlier);
    carry(earlier, later);
    expect(later.path.view?.media).toBe("connected");
  });
  receives(30, 700);
  await later.path.look();
  expect(later.samples.map(({ audio }) => audio?.packetsReceived)).toEqual([100, 50, 30]);
  expect(later.happenings.at(-1)).toBe("media_restored");
});
