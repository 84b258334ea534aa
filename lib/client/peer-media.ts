import type { Clock, PeerFactory } from "./ports";
import type { PeerView } from "./state";

/** How long a connection may be `disconnected` before ICE is restarted: it often recovers by itself sooner. */
const patienceMs = 2_000;

interface Watch {
  readonly factory: PeerFactory;
  readonly clock: Clock;
  readonly changed: (view: PeerView) => void;
}

export interface MediaWatch {
  /** Looks again whether the browser lets this person be heard. */
  listen(): Promise<void>;
  stop(): void;
}

/** Follows what comes over a connection, and restarts ICE when nothing does. */
export function watchMedia(connection: RTCPeerConnection, { factory, clock, changed }: Watch): MediaWatch {
  const stream = factory.stream();
  let view: PeerView = { stream, media: "connecting", soundBlocked: false };
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

  connection.ontrack = ({ track }) => {
    stream.addTrack(track);
    change({});
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
      connection.onconnectionstatechange = null;
    },
  };
}
