import { accessToken, forgetToken } from "./account";
import { api } from "./api";
import { browserChoices } from "./choices";
import { claimClientId } from "./client-id";
import { browserClock } from "./clock";
import { createIce } from "./ice";
import { icePeers } from "./peer-factory";
import { browserDevices } from "./media/browser-devices";
import { createScreen } from "./media/screen";
import type { PeerFactory } from "./ports";
import type { World } from "./world";
import { socketWire } from "./socket";
import { createNotifier } from "./notify";
import { createSight } from "./sight";
import { createSounds } from "./sounds";
import { reportOver } from "./stats/send";

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

const peers = (): PeerFactory => ({
  ...icePeers(
    createIce({
      ask: (callId) => api.iceServers(callId === undefined ? {} : { callId }),
      clock: browserClock,
    }),
    (configuration) => new RTCPeerConnection(configuration),
  ),
  stream: () => new MediaStream(),
  soundBlocked,
});

/** From Wi-Fi to the mobile network, where the browser tells of it (W3C Network Information). */
function watchNetwork(changed: () => void): () => void {
  const { connection } = navigator as { connection?: EventTarget & { readonly type?: string } };
  let type = connection?.type;
  // It tells of a new speed, too.
  const look = () => {
    if (connection?.type === type) return;
    type = connection?.type;
    changed();
  };
  connection?.addEventListener("change", look);
  return () => connection?.removeEventListener("change", look);
}

const page: World["page"] = ({ hide, show, network }) => {
  const shown = (event: PageTransitionEvent) => {
    if (event.persisted) show();
  };
  addEventListener("pagehide", hide);
  addEventListener("pageshow", shown);
  addEventListener("online", network);
  const stop = watchNetwork(network);
  return () => {
    removeEventListener("pagehide", hide);
    removeEventListener("pageshow", shown);
    removeEventListener("online", network);
    stop();
  };
};

/** The world of a phone in a browser. */
export function browserWorld(userId: string): World {
  const choices = browserChoices();
  const { mediaDevices } = navigator as Partial<Navigator>;
  return {
    clientId,
    openWire: socketWire({ userId, access: accessToken, forget: forgetToken, clock: browserClock }),
    devices: browserDevices(),
    screen: createScreen({
      // Absent on phones.
      display: "getDisplayMedia" in (mediaDevices ?? {}) ? mediaDevices : undefined,
      supported: () => mediaDevices?.getSupportedConstraints() ?? {},
    }),
    peers: peers(),
    sounds: createSounds(() => choices.get().ringVolume),
    locks: (navigator as Partial<Navigator>).locks,
    memory: sessionStorage,
    choices,
    clock: browserClock,
    visible: () => document.visibilityState === "visible",
    sight: createSight(document, (navigator as Partial<Navigator>).locks),
    notifier: createNotifier(),
    report: reportOver(api),
    page,
    expose: (connections) => {
      globalThis.ringbackPeers = connections;
    },
  };
}
