import type {
  CallPush,
  DevicePush,
  GroupPush,
  MissedPush,
  NotePush,
  PresencePush,
  PresentPush,
  RingAck,
  SignalPush,
} from "@/lib/contract";
import type { DeviceKind, DevicesView, ScreenView } from "./types";

/** What the phone needs of the world around it. A test gives it another world. */

export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Runs `task` once after so many milliseconds; returns how to call it off. */
  after(ms: number, task: () => void): () => void;
}

/** The access token of this browser's session. `expiresAt` in milliseconds since the epoch. */
export interface Access {
  readonly token: string;
  readonly userId: string;
  readonly expiresAt: number;
}

/** What the server says, and how the connection to it fares. */
export interface WireEvents {
  online(): void;
  offline(): void;
  /** Nobody, or somebody else, is signed in: the wire has closed itself for good. */
  refused(why: "signed_out" | "other_account"): void;
  present(message: PresentPush): RingAck;
  call(message: CallPush): RingAck;
  signal(message: SignalPush): void;
  presence(message: PresencePush): void;
  group(message: GroupPush): void;
  /** This user has chosen a device for a call. */
  device(message: DevicePush): void;
  note(message: NotePush): void;
  /** This user has seen their history, on whichever client. */
  missed(message: MissedPush): void;
}

/** The connection to the server: it reconnects by itself, for ever, until closed. */
export interface Wire {
  /** The reply as the server sent it; rejects when none comes in time. */
  command(name: string, body: unknown): Promise<unknown>;
  /** The network is said to be back: tries at once what would have been tried soon. */
  hasten(): void;
  close(): void;
}
export type OpenWire = (clientId: string, events: WireEvents) => Wire;

export type Kind = "audio" | "video";
export type DeviceName = "microphone" | "camera";
/** Which devices are to be on. */
export type Wants = Readonly<Record<DeviceName, boolean>>;

/** The microphone and the camera of this browser. Nothing here throws; problems are in the view. */
export interface Devices {
  view(): DevicesView;
  /** What to send now: null for a camera that is off. A muted microphone is a disabled track. */
  track(kind: Kind): MediaStreamTrack | null;
  /** That of the device itself, before any effect. */
  raw(kind: Kind): MediaStreamTrack | null;
  /** Brings both devices to what is wanted; resolves when each is open or has failed. */
  open(wants: Wants): Promise<void>;
  set(device: DeviceName, on: boolean): Promise<void>;
  /**
   * Goes over to the one with this `deviceId` (W3C MediaDeviceInfo), on or muted as before, and keeps to it until closed.
   * One that cannot be opened leaves everything as it is: then false.
   */
  choose(device: DeviceKind, deviceId: string): Promise<boolean>;
  /** The camera on the other side of a phone. */
  turnCamera(): Promise<boolean>;
  dismiss(noticeId: number): void;
  close(): void;
  subscribe(listener: () => void): () => void;
}

export type Tone = "ringtone" | "ringback" | "waiting" | "ended";

/** The screen, a window or a tab, shared beside the camera. Nothing here throws; problems are in the view. */
export interface ScreenShare {
  view(): ScreenView;
  /** What to send now; null while nothing is shared. */
  track(kind: Kind): MediaStreamTrack | null;
  /** From within a gesture: the browser asks what to share. */
  share(): Promise<void>;
  stop(): void;
  subscribe(listener: () => void): () => void;
}

/** What this page can make heard. One tone at a time. */
export interface Sounds {
  /** The browser wants a gesture on the page first. */
  blocked(): boolean;
  play(tone: Tone): void;
  /** Stops what repeats; a short tone plays to its end. */
  stop(): void;
  /** From within a gesture. */
  unlock(): Promise<void>;
  /** Tells when `blocked` may have changed. */
  subscribe(listener: () => void): () => void;
}

/** Makes the parts of a peer connection. */
export interface PeerFactory {
  /** `relay`: its media go through a TURN server only. */
  connection(relay: boolean): RTCPeerConnection;
  /** From now on the servers are those of this call. */
  inCall(callId: string | undefined): void;
  /** A TURN server is known. */
  canRelay(): boolean;
  /**
   * Before a description is made: brings the connection the ICE servers that are good now. Without a connection they are
   * only asked for. Takes a moment at most, and never rejects.
   */
  prepare(connection?: RTCPeerConnection): Promise<void>;
  stream(): MediaStream;
  /** Whether the browser refuses to let this stream be heard without a gesture. */
  soundBlocked(stream: MediaStream): Promise<boolean>;
}

/** The part of `Storage` that is used. */
export type Memory = Pick<Storage, "getItem" | "setItem" | "removeItem">;
/** The part of `LockManager` (W3C Web Locks) that is used. */
export type Locks = Pick<LockManager, "request">;
