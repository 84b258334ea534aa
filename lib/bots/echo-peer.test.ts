import { expect, test, vi } from "vitest";
import { EchoPeer, type PeerSignal } from "./echo-peer";
import { decode, encode } from "./testing/mu-law";
import { TonePeer } from "./testing/tone-peer";

test("what a program encodes in G.711 it decodes to nearly the same", () => {
  for (const sample of [-1, -0.3, -0.01, 0, 0.002, 0.1, 0.7, 0.99]) {
    expect(Math.abs(decode(encode(sample)) - sample)).toBeLessThan(0.02);
  }
});

/** Carries candidates both ways until I hear this tone. */
async function hearing(
  me: TonePeer,
  echo: EchoPeer,
  toEcho: PeerSignal[],
  toMe: PeerSignal[],
): Promise<void> {
  await vi.waitFor(
    async () => {
      for (const signal of toEcho.splice(0))
        if (signal.type === "candidate") await echo.takeCandidate(signal.candidate);
      for (const signal of toMe.splice(0)) await me.receive(signal);
      expect(me.hears(1_000)).toBeGreaterThan(0.9);
    },
    { timeout: 20_000 },
  );
  expect(me.hears(600)).toBeLessThan(0.05);
}

function pair() {
  const toEcho: PeerSignal[] = [];
  const toMe: PeerSignal[] = [];
  const me = new TonePeer(1_000, (signal) => toEcho.push(signal));
  const echo = new EchoPeer((signal) => toMe.push(signal));
  return { me, echo, toEcho, toMe };
}

test("who calls echo hears the own tone, and no other", { timeout: 30_000 }, async () => {
  const { me, echo, toEcho, toMe } = pair();
  await me.receive(await echo.answer((await me.offer()).sdp));
  await hearing(me, echo, toEcho, toMe);
  await Promise.all([me.close(), echo.close()]);
});

test("so does who called without an offer, and is offered one by echo", { timeout: 30_000 }, async () => {
  const { me, echo, toEcho, toMe } = pair();
  const answer = await me.receive(await echo.offer());
  if (!answer) throw new Error("an offer has an answer");
  await echo.takeAnswer(answer.sdp);
  await hearing(me, echo, toEcho, toMe);
  await Promise.all([me.close(), echo.close()]);
});
