import type { Clock, PeerFactory } from "./ports";
import type { PeerView } from "./state";

/** How long a connection may be `disconnected` before ICE is restarted: it often recovers by itself sooner. */
const patienceMs = 2_000;

interface Watch {
  readonly factory: PeerFactory;
  readonly clock: Clock;
  readonly changed: (view: PeerView) => void;
  /** Whether what comes over this one is a screen. */
  readonly isScreen: (transceiver: RTCRtpTransceiver) => boolean;
}

export interface MediaWatch {
  /** Looks again whether the browser lets this person be heard. */
  listen(): Promise<void>;
  stop(): void;
}

const receives = ({ currentDirection }: RTCRtpTransceiver) =>
  currentDirection === "recvonly" || currentDirection === "sendrecv";

/** What comes over a connection besides the microphone and the camera. */
const screenTracks = (connection: RTCPeerConnection, isScreen: Watch["isScreen"]): MediaStreamTrack[] =>
  connection
    .getTransceivers()
    .filter((each) => isScreen(each) && receives(each))
    .map(({ receiver }) => receiver.track);

/** Follows what comes over a connection, and restarts ICE when nothing does. */
export function watchMedia(
  connection: RTCPeerConnection,
  { factory, clock, changed, isScreen }: Watch,
): MediaWatch {
  const stream = factory.stream();
  let view: PeerView = { stream, screen: null, media: "connecting", soundBlocked: false };
  let everConnected = false;
  let cancelRestart = () => {};
  let stopped = false;

  const change = (part: Partial<PeerView>) => {
    if (stopped) return;
    view = { ...view, ...part };
    changed(view);
  };
  const listen = async () => {
    const soundBlocked = await factory.soundBlocked(stream);
    if (soundBlocked !== view.soundBlocked) change({ soundBlocked });
  };

  /** A screen that is no longer shared keeps its transceiver, and comes over it again the next time. */
  const lookAtScreen = () => {
    const tracks = screenTracks(connection, isScreen);
    const known = view.screen?.getTracks() ?? [];
    if (tracks.length === known.length && tracks.every((track) => known.includes(track))) return;
    if (tracks.length === 0) return change({ screen: null });
    const screen = factory.stream();
    for (const track of tracks) screen.addTrack(track);
    change({ screen });
  };

  connection.ontrack = ({ track, transceiver }) => {
    if (isScreen(transceiver)) return lookAtScreen();
    stream.addTrack(track);
    change({});
  };
  connection.onsignalingstatechange = () => {
    if (connection.signalingState === "stable") lookAtScreen();
  };
  connection.onconnectionstatechange = () => {
    cancelRestart();
    switch (connection.connectionState) {
      case "connected":
        everConnected = true;
        change({ media: "connected" });
        return void listen();
      case "disconnected":
        cancelRestart = clock.after(patienceMs, () => connection.restartIce());
        return change({ media: "reconnecting" });
      case "failed":
        connection.restartIce();
        return change({ media: everConnected ? "reconnecting" : "failed" });
      case "new":
      case "connecting":
        return change({ media: everConnected ? "reconnecting" : "connecting" });
      case "closed":
        return;
    }
  };
  return {
    listen,
    stop() {
      stopped = true;
      cancelRestart();
      connection.ontrack = null;
      connection.onsignalingstatechange = null;
      connection.onconnectionstatechange = null;
    },
  };
}
