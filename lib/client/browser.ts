import { accessToken, forgetToken } from "./account";
import { claimClientId } from "./client-id";
import { browserClock } from "./clock";
import { createDevices } from "./media";
import type { PeerFactory } from "./ports";
import type { World } from "./world";
import { socketWire } from "./socket";
import { createSounds } from "./sounds";
import { videoConstraints } from "./video-size";

declare global {
  /** The live peer connections of this page, for `getStats()` in the console and in tests. Reads only. */
  var ringbackPeers: (() => RTCPeerConnection[]) | undefined;
}

/** A tab has one name, however many phones it has had. */
let claimed: Promise<string> | undefined;
const clientId = () =>
  (claimed ??= claimClientId({
    memory: sessionStorage,
    // Absent on pages that are not served over https or from localhost.
    locks: (navigator as Partial<Navigator>).locks,
    newId: () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join(""),
  }));

/** Tries to play the sound of a stream, inaudibly: the browser decides this as for what is to be heard. */
async function soundBlocked(stream: MediaStream): Promise<boolean> {
  const probe = new Audio();
  probe.srcObject = new MediaStream(stream.getAudioTracks());
  probe.volume = 0;
  try {
    await probe.play();
    return false;
  } catch (error) {
    return error instanceof DOMException && error.name === "NotAllowedError";
  } finally {
    probe.srcObject = null;
  }
}

const peers = (iceServers: readonly RTCIceServer[]): PeerFactory => ({
  connection: () => new RTCPeerConnection({ iceServers: [...iceServers] }),
  stream: () => new MediaStream(),
  soundBlocked,
});

const page: World["page"] = ({ hide, show, network }) => {
  const shown = (event: PageTransitionEvent) => {
    if (event.persisted) show();
  };
  addEventListener("pagehide", hide);
  addEventListener("pageshow", shown);
  addEventListener("online", network);
  addEventListener("offline", network);
  return () => {
    removeEventListener("pagehide", hide);
    removeEventListener("pageshow", shown);
    removeEventListener("online", network);
    removeEventListener("offline", network);
  };
};

/** The world of a phone in a browser. */
export function browserWorld(userId: string, iceServers: readonly RTCIceServer[]): World {
  return {
    clientId,
    openWire: socketWire({ userId, access: accessToken, forget: forgetToken, clock: browserClock }),
    devices: createDevices({
      capture: (navigator as Partial<Navigator>).mediaDevices,
      video: () => videoConstraints(location.search, localStorage),
      stream: () => new MediaStream(),
    }),
    peers: peers(iceServers),
    sounds: createSounds(),
    locks: (navigator as Partial<Navigator>).locks,
    memory: sessionStorage,
    clock: browserClock,
    visible: () => document.visibilityState === "visible",
    page,
    expose: (connections) => {
      globalThis.ringbackPeers = connections;
    },
  };
}
