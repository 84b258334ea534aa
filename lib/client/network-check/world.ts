import type { IceConfiguration } from "../ice";
import type { Clock } from "../ports";
import type { DeviceProblem } from "../types";

/** A way that a browser found (W3C RTCIceCandidate), without its address. */
export interface Found {
  readonly type: "host" | "srflx" | "prflx" | "relay";
  readonly port: number;
  /** The port of the machine behind it; 0 where the browser keeps it to itself. */
  readonly relatedPort: number;
}

export interface GatherEvents {
  found(candidate: Found): void;
  /** The code of an `icecandidateerror`: that of the server (RFC 8489, 8656), or 701 where it cannot be reached. */
  failed(code: number): void;
  done(): void;
}

/** Two peer connections of this page with a data channel between them: unordered, and nothing is sent again. */
export interface Loop {
  /** Resolves when messages can go. */
  readonly opened: Promise<void>;
  send(number: number): void;
  close(): void;
}

export interface Opened {
  readonly problem?: DeviceProblem;
  /** Of a microphone, 0 to 1. */
  level(): number;
  /** Of a camera. */
  readonly width: number;
  readonly height: number;
  close(): void;
}

/** What the checks need of the world around them. A test gives them another one. */
export interface CheckWorld {
  readonly clock: Clock;
  readonly hasWebrtc: boolean;
  /** Served over https, or from localhost. */
  readonly isSecure: boolean;
  /** The devices belong to a call. */
  inCall(): boolean;
  open(device: "microphone" | "camera"): Promise<Opened>;
  /** Asks the server for the least that it answers. Rejects when it does not. */
  ping(): Promise<void>;
  socketIsOpen(): boolean;
  iceServers(): Promise<IceConfiguration>;
  /** Looks for ways until stopped by what it returns. */
  gather(configuration: RTCConfiguration, events: GatherEvents): () => void;
  /** `back` is told of each message that has come round. */
  loop(configuration: RTCConfiguration, back: (number: number) => void): Loop;
}
