import { expect, vi } from "vitest";
import type { Signal } from "@/lib/contract";
import { Peer, type PeerOptions } from "../mesh/peer";
import type { Kind } from "../ports";
import type { PeerView } from "../state";
import { type FakePeerConnection, FakePeers } from "./peer-connection";

export const track = (kind: string, id = kind) =>
  ({ kind, id, getSettings: () => ({ width: 1280, height: 720 }) }) as MediaStreamTrack;
type Tracks = Partial<Record<Kind, MediaStreamTrack>>;
export const until = (check: () => void | Promise<void>) => vi.waitFor(check, { interval: 1 });

/** One end of a path; what it sends waits in `sent` until it is carried over. */
export function end(network: FakePeers, options: Partial<PeerOptions> = {}) {
  const sent: Signal[] = [];
  const views: PeerView[] = [];
  /** What this one sends; it says so with `refresh`. */
  const sends: { track: Tracks; screen: Tracks } = { track: { audio: track("audio") }, screen: {} };
  const peer = new Peer({
    factory: network,
    relay: false,
    connectedBefore: false,
    polite: false,
    consent: true,
    track: (kind) => sends.track[kind] ?? null,
    screen: (kind) => sends.screen[kind] ?? null,
    send: (signal) => sent.push(signal),
    changed: (view) => views.push(view),
    state: () => undefined,
    ...options,
  });
  return { peer, sent, views, sends, connection: peer.connection as unknown as FakePeerConnection };
}
export type End = ReturnType<typeof end>;

export async function carry(from: End, to: End): Promise<void> {
  for (const signal of from.sent.splice(0)) await to.peer.receive(signal);
}

/** Carries everything in both directions until nobody has anything to say. */
export async function talk(one: End, other: End): Promise<void> {
  await until(async () => {
    await carry(one, other);
    await carry(other, one);
    expect([one.connection.signalingState, other.connection.signalingState]).toEqual(["stable", "stable"]);
    expect([...one.sent, ...other.sent]).toEqual([]);
  });
}

export function pair() {
  const network = new FakePeers();
  const earlier = end(network);
  const later = end(network, { polite: true });
  return { network, earlier, later };
}

export async function connected() {
  const all = pair();
  await all.earlier.peer.receive(await all.later.peer.offer());
  await talk(all.earlier, all.later);
  await until(() => expect(all.earlier.views.at(-1)?.media).toBe("connected"));
  return all;
}
