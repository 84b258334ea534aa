import { describe, expect, it } from "vitest";
import { carry, connected, end, type End, pair, talk, track, until } from "../testing/ends";

const restarts = ({ connection }: End) => connection.restartIce();
const screen = () => ({ video: track("video", "screen"), audio: track("audio", "its sound") });

function share(from: End, what: Partial<ReturnType<typeof screen>> = screen()) {
  from.sends.screen = what;
  from.peer.refresh();
}
function unshare(from: End) {
  from.sends.screen = {};
  from.peer.refresh();
}
/** The kinds of what this one sees of the other's screen. */
const sees = ({ views }: End) =>
  views
    .at(-1)
    ?.screen?.getTracks()
    .map(({ kind }) => kind) ?? [];
const seesScreen = (one: End, other: End, kinds: string[]) =>
  until(async () => {
    await talk(one, other);
    expect(sees(one)).toEqual(kinds);
  });
const both = ["video", "audio"];
/** The kinds of what comes of the microphone and the camera. */
const hears = ({ views }: End) =>
  views
    .at(-1)
    ?.stream?.getTracks()
    .map(({ kind }) => kind);
const lines = ({ connection }: End) =>
  connection.getTransceivers().map(({ mid, direction }) => [mid, direction]);

describe("A screen that is shared", () => {
  it("is seen beside the camera, and gone when it is no longer shared", async () => {
    const { earlier, later } = await connected();
    share(earlier);
    await seesScreen(later, earlier, both);
    expect(hears(later)).toEqual(["audio", "video"]);
    unshare(earlier);
    await seesScreen(later, earlier, []);
    expect(hears(later)).toEqual(["audio", "video"]);
  });

  it("again takes the places that it had", async () => {
    const { earlier, later } = await connected();
    for (const times of [1, 2, 3]) {
      share(earlier);
      await seesScreen(later, earlier, both);
      expect(lines(earlier), `the ${times}. time`).toHaveLength(4);
      unshare(earlier);
      await seesScreen(later, earlier, []);
    }
  });

  it("without sound is seen, and the sound of the next one is heard", async () => {
    const { earlier, later } = await connected();
    share(earlier, { video: screen().video });
    await seesScreen(later, earlier, ["video"]);
    share(earlier);
    await seesScreen(later, earlier, both);
  });

  it("by both at once is seen by both, though their offers cross", async () => {
    const { earlier, later } = await connected();
    share(earlier);
    share(later);
    await until(() => expect([earlier.sent.length, later.sent.length].every(Boolean)).toBe(true));
    await seesScreen(earlier, later, both);
    await seesScreen(later, earlier, both);
    unshare(later);
    await seesScreen(earlier, later, []);
    expect(sees(later)).toEqual(both);
  });

  it("goes on over a restart of ICE, and the camera that comes on later is still the camera", async () => {
    const { earlier, later } = await connected();
    share(earlier);
    await seesScreen(later, earlier, both);
    restarts(later);
    await seesScreen(later, earlier, both);
    earlier.sends.track.video = track("video", "camera");
    earlier.peer.refresh();
    expect(earlier.connection.getTransceivers()[1]?.sender.track?.id).toBe("camera");
    expect([earlier.sent, later.sent]).toEqual([[], []]);
  });

  it("is offered to who comes later, after the answer to their offer", async () => {
    const { earlier, later } = pair();
    share(earlier);
    await earlier.peer.receive(await later.peer.offer());
    await seesScreen(later, earlier, both);
    expect(hears(later)).toEqual(["audio", "video"]);
  });

  it("is in the first offer of who comes with it", async () => {
    const { earlier, later } = pair();
    later.sends.screen = screen();
    await earlier.peer.receive(await later.peer.offer());
    await seesScreen(earlier, later, both);
    expect(hears(earlier)).toEqual(["audio", "video"]);
  });

  it("is not mistaken for the camera where a placed offer was given up for that of the callee", async () => {
    const { earlier, later } = pair();
    await earlier.peer.offer();
    await earlier.peer.receive(await later.peer.offer());
    await talk(earlier, later);
    expect([sees(earlier), sees(later)]).toEqual([[], []]);
    expect([hears(earlier), hears(later)]).toEqual([
      ["audio", "video"],
      ["audio", "video"],
    ]);
    share(earlier);
    await seesScreen(later, earlier, both);
  });
});

describe("A program that may know of one picture only", () => {
  const pictures = ({ connection }: End) =>
    connection
      .getTransceivers()
      .filter(({ receiver }) => receiver.track.kind === "video")
      .map(({ sender }) => sender.track?.id);

  it("gets the screen in place of the camera, without an offer, and the camera again", async () => {
    const { earlier, later } = await connected();
    later.sends.track.video = track("video", "camera");
    later.peer.yield();
    share(later);
    expect(pictures(later)).toEqual(["screen"]);
    unshare(later);
    expect(pictures(later)).toEqual(["camera"]);
    expect([earlier.sent, later.sent]).toEqual([[], []]);
  });

  it("and has offered sound alone gets a place for the screen", async () => {
    const { earlier, later } = pair();
    const soundOnly = `v=0 ${JSON.stringify({ from: later.connection.id, serial: 0, lines: [{ mid: "0", kind: "audio" }] })}`;
    await earlier.peer.receive({ type: "offer", sdp: soundOnly });
    earlier.sent.splice(0);
    earlier.peer.yield();
    share(earlier);
    await until(() => expect(earlier.sent.map(({ type }) => type)).toContain("offer"));
    expect(pictures(earlier)).toEqual(["screen"]);
  });

  it("shows a second picture of its own as a screen", async () => {
    const { network, earlier } = pair();
    const program = end(network);
    const own = program.connection;
    await program.peer.offer();
    own.addTransceiver(track("video", "slides"), { direction: "sendonly" });
    await own.setLocalDescription();
    const sdp = own.localDescription?.sdp ?? "";
    await earlier.peer.receive({ type: "offer", sdp });
    await carry(earlier, program);
    await until(() => expect(sees(earlier)).toEqual(["video"]));
  });
});
