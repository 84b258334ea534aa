import type { Notifier } from "./notify";
import type { Sight } from "./sight";
import type { SendReport } from "./stats/reports";
import type { ChoiceStore } from "./choices";
import type { Clock, Devices, Locks, Memory, OpenWire, PeerFactory, ScreenShare, Sounds } from "./ports";

export interface PageEvents {
  readonly hide: () => void;
  readonly show: () => void;
  readonly network: () => void;
}

/** Everything around a phone. In a browser that of `browser.ts`; in a test one of its own. */
export interface World {
  /** Claims the name of this tab. */
  readonly clientId: () => Promise<string>;
  readonly openWire: OpenWire;
  readonly devices: Devices;
  readonly screen: ScreenShare;
  readonly peers: PeerFactory;
  readonly sounds: Sounds;
  readonly locks?: Locks;
  readonly memory: Memory;
  /** Of this browser: all its tabs have the same. */
  readonly choices: Pick<ChoiceStore, "get" | "set">;
  readonly clock: Clock;
  /** Somebody may be looking at this page. */
  readonly visible: () => boolean;
  readonly sight: Sight;
  readonly notifier: Notifier;
  /** Hands what was measured to the server. */
  readonly report: SendReport;
  /** Tells when the page goes away and comes back, and when the network has changed. Returns how to stop. */
  readonly page: (on: PageEvents) => () => void;
  /** Shows the live connections to who looks for the cause of a problem. */
  readonly expose: (connections: () => RTCPeerConnection[]) => void;
}
