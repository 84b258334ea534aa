import type { Clock, Devices, Locks, Memory, OpenWire, PeerFactory, Sounds } from "./ports";

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
  readonly peers: PeerFactory;
  readonly sounds: Sounds;
  readonly locks?: Locks;
  readonly memory: Memory;
  readonly clock: Clock;
  /** Somebody may be looking at this page. */
  readonly visible: () => boolean;
  /** Tells when the page goes away and comes back, and when the network has changed. Returns how to stop. */
  readonly page: (on: PageEvents) => () => void;
  /** Shows the live connections to who looks for the cause of a problem. */
  readonly expose: (connections: () => RTCPeerConnection[]) => void;
}
