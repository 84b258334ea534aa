import type { PeerFactory } from "../ports";
import type { PeerView } from "../state";

interface Watch {
  readonly factory: PeerFactory;
  /** Media have come from this person before, over another connection. */
  readonly connectedBefore: boolean;
  readonly changed: (view: PeerView) => void;
  readonly state: (state: RTCPeerConnectionState) => void;
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

/** Follows what comes over a connection. */
export function watchMedia(
  connection: RTCPeerConnection,
  { factory, connectedBefore, changed, state: told, isScreen }: Watch,
): MediaWatch {
  const stream = factory.stream();
  let everConnected = connectedBefore;
  const before = () => (everConnected ? "reconnecting" : "connecting");
  let view: PeerView = { stream, screen: null, media: before(), soundBlocked: false, still: false };
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
    const { connectionState } = connection;
    told(connectionState);
    switch (connectionState) {
      case "connected":
        everConnected = true;
        change({ media: "connected" });
        return void listen();
      case "failed":
        return change({ media: everConnected ? "reconnecting" : "failed" });
      case "new":
      case "connecting":
      case "disconnected":
        return change({ media: before() });
      case "closed":
        return;
    }
  };
  return {
    listen,
    stop() {
      stopped = true;
      connection.ontrack = null;
      connection.onsignalingstatechange = null;
      connection.onconnectionstatechange = null;
    },
  };
}
