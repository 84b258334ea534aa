import { describe, expect, it } from "vitest";
import { carry, connected, end, type End, pair, talk, track, until } from "../testing/ends";
import { later as gate } from "../testing/scenes";

const offersOf = ({ connection }: End) =>
  connection.log.filter((each) => each === "setLocalDescription offer").length;

describe("A path between two people", () => {
  it("is opened by the offer of who came later, with places for sound and picture", async () => {
    const { earlier, later } = await connected();
    expect(later.connection.getTransceivers().map((each) => each.receiver.track.kind)).toEqual([
      "audio",
      "video",
    ]);
    expect(earlier.connection.getTransceivers().map((each) => each.sender.track)).toEqual([
      earlier.sends.track.audio,
      null,
    ]);
    expect([offersOf(earlier), offersOf(later)]).toEqual([0, 1]);
  });

  it("is told with the stream that comes over it", async () => {
    const { earlier } = await connected();
    expect(earlier.views.at(-1)).toMatchObject({
      soundBlocked: false,
      stream: { tracks: [{ kind: "audio" }, { kind: "video" }] },
    });
  });

  it("survives that both renegotiate at once: who came later yields", async () => {
    const { earlier, later } = await connected();
    earlier.connection.restartIce();
    later.connection.restartIce();
    await until(() => expect([earlier.sent.length, later.sent.length].every(Boolean)).toBe(true));
    const [first, second] = [earlier.sent.splice(0), later.sent.splice(0)];
    for (const signal of second) await earlier.peer.receive(signal);
    expect(earlier.connection.signalingState).toBe("have-local-offer");
    for (const signal of first) await later.peer.receive(signal);
    await talk(earlier, later);
    expect(earlier.connection.agreed()).toBe(later.connection.id);
    expect(later.connection.agreed()).toBe(earlier.connection.id);
  });

  it("takes back its own offer for that of a program that does not know how to yield", async () => {
    const { earlier, later } = await connected();
    earlier.peer.yield();
    earlier.connection.restartIce();
    await until(() => expect(earlier.sent.some(({ type }) => type === "offer")).toBe(true));
    later.connection.restartIce();
    await until(() => expect(later.sent.some(({ type }) => type === "offer")).toBe(true));
    // The program drops what crosses its own offer.
    earlier.sent.splice(0);
    await carry(later, earlier);
    expect(earlier.sent.some(({ type }) => type === "answer")).toBe(true);
    await talk(earlier, later);
    expect(earlier.connection.agreed()).toBe(later.connection.id);
  });

  it("is not disturbed by an offer of the connection that the other side has given up for it", async () => {
    const { network, earlier, later } = pair();
    const abandoned = end(network);
    const stale = await abandoned.peer.offer();
    const offer = await later.peer.offer();
    await later.peer.receive(stale);
    expect(later.connection.signalingState).toBe("have-local-offer");
    await earlier.peer.receive(offer);
    await talk(earlier, later);
    await until(() => expect(later.views.at(-1)?.media).toBe("connected"));
  });

  it("gives way to the offer of a callee who did not take the placed one", async () => {
    const { earlier, later } = pair();
    await earlier.peer.offer();
    await earlier.peer.receive(await later.peer.offer());
    await talk(earlier, later);
    await until(() => expect(earlier.views.at(-1)?.media).toBe("connected"));
  });

  it("takes an answer once, though it comes with the call and as a signal", async () => {
    const { earlier, later } = pair();
    await later.peer.receive(await earlier.peer.offer());
    const answer = later.sent.find((signal) => signal.type === "answer");
    if (answer === undefined) throw new Error("there is no answer");
    await earlier.peer.receive(answer);
    await earlier.peer.receive(answer);
    expect(earlier.connection.log).toEqual(["setLocalDescription offer", "setRemoteDescription answer"]);
  });

  it("keeps candidates that come before the offer", async () => {
    const { earlier, later } = pair();
    const offer = await later.peer.offer();
    await until(() => expect(later.sent).toHaveLength(2));
    await carry(later, earlier);
    expect(earlier.connection.candidates).toEqual([]);
    await earlier.peer.receive(offer);
    expect(earlier.connection.candidates).toEqual([expect.objectContaining({ sdpMid: "0" }), undefined]);
  });
});

describe("The ICE servers", () => {
  it("are there before an offer or an answer is made, and what comes meanwhile waits", async () => {
    const { network, earlier, later } = pair();
    const servers = gate();
    network.prepared = servers.promise;
    const offering = later.peer.offer();
    const candidate = later.peer.receive({ type: "candidate", candidate: { candidate: "early" } });
    expect(later.connection.log).toEqual([]);
    servers.resolve();
    await earlier.peer.receive(await offering);
    await candidate;
    await talk(earlier, later);
    await until(() => expect(later.views.at(-1)?.media).toBe("connected"));
  });

  it("are not needed by who closes the path before", async () => {
    const { network, later } = pair();
    const servers = gate();
    network.prepared = servers.promise;
    const offering = later.peer.offer();
    later.peer.close();
    servers.resolve();
    await expect(offering).rejects.toThrow();
  });
});

describe("Before the user accepts", () => {
  it("the offer is taken in, and there is neither a local description nor a candidate nor a track", async () => {
    const { network, earlier } = pair();
    const callee = end(network, { polite: true, consent: false });
    await callee.peer.receive(await earlier.peer.offer());
    await until(() => expect(earlier.sent).toHaveLength(2));
    await carry(earlier, callee);
    callee.peer.refresh();
    expect(callee.connection.log).toEqual(["setRemoteDescription offer"]);
    expect(callee.connection.getTransceivers().map((each) => each.sender.track)).toEqual([null, null]);
    expect(callee.sent).toEqual([]);

    const answer = await callee.peer.accept();
    expect(answer?.type).toBe("answer");
    if (answer !== null) await earlier.peer.receive(answer);
    await until(() => expect(callee.views.at(-1)?.media).toBe("connected"));
    expect(callee.connection.getTransceivers()[0]?.sender.track).toBe(callee.sends.track.audio);
  });

  it("there is nothing to answer when no offer came", async () => {
    const { network } = pair();
    expect(await end(network, { consent: false }).peer.accept()).toBeNull();
  });
});

describe("A camera that is opened during the call", () => {
  it("needs no new offer", async () => {
    const { earlier, later } = await connected();
    const camera = track("video");
    later.sends.track.video = camera;
    later.peer.refresh();
    expect(later.connection.getTransceivers()[1]?.sender.track).toBe(camera);
    delete later.sends.track.video;
    later.peer.refresh();
    expect(later.connection.getTransceivers()[1]?.sender.track).toBeNull();
    expect([earlier.sent, later.sent]).toEqual([[], []]);
  });

  it("is offered when the other side had no place for a picture", async () => {
    const { earlier, later } = pair();
    const soundOnly = `v=0 ${JSON.stringify({ from: later.connection.id, serial: 0, lines: [{ mid: "0", kind: "audio" }] })}`;
    await earlier.peer.receive({ type: "offer", sdp: soundOnly });
    earlier.sent.splice(0);
    earlier.sends.track.video = track("video");
    earlier.peer.refresh();
    await until(() => expect(earlier.sent.map((signal) => signal.type)).toContain("offer"));
  });
});

describe("A path that carries nothing", () => {
  it("is told of, and that it carries again", async () => {
    const { later } = await connected();
    for (const state of ["disconnected", "connected", "failed", "connecting"] as const) {
      later.connection.become(state);
      const media = state === "connected" ? "connected" : "reconnecting";
      await until(() => expect(later.views.at(-1)?.media).toBe(media));
    }
  });

  it("has failed where media have never come", async () => {
    const { later } = pair();
    later.connection.become("failed");
    await until(() => expect(later.views.at(-1)?.media).toBe("failed"));
  });

  it("nothing is told any more once the path is closed", async () => {
    const { later } = await connected();
    const before = later.views.length;
    later.peer.close();
    await later.peer.receive({ type: "candidate", candidate: null });
    expect(later.views).toHaveLength(before);
    expect(later.connection.signalingState).toBe("closed");
  });
});
