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
  const made = new Path({
    userId: "lei",
    factory: network,
    clock: new FakeClock(),
    track: (kind) => (kind === "audio" ? track("audio") : null),
    screen: () => null,
    send: (signal) => sent.push(signal),
    changed: () => undefined,
    sampled: (sample) => samples.push(sample),
    happened: ({ type }) => happenings.push(type),
  });
  made.open(1, { later, consent: true });
  return { path: made, sent, samples, happenings };
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
