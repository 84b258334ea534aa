import type { CallStatus, CallType, EndReason, RejectReason } from "@/lib/call";
import type { ErrorCode } from "@/lib/contract";

/** Somebody as the screens name them. */
export interface PersonRef {
  readonly userId: string;
  readonly name: string;
  readonly avatar?: string;
}

/** The connection to the server. `other_account`: this browser was signed in as somebody else meanwhile. */
export type Link = "connecting" | "online" | "offline" | "signed_out" | "other_account";

/** Why a microphone or camera cannot be used. `insecure`: the page is not served over https or from localhost. */
export type DeviceProblem = "denied" | "missing" | "in_use" | "insecure" | "failed";

export interface DeviceView {
  /** Wanted and, unless `problem` or `opening`, sending. */
  readonly on: boolean;
  readonly opening: boolean;
  readonly problem?: DeviceProblem;
}

/** This browser's own microphone and camera. */
export interface LocalView {
  readonly stream: MediaStream | null;
  readonly microphone: DeviceView;
  readonly camera: DeviceView;
}

/** Another person in the call, with what comes from them. */
export interface TileView extends PersonRef {
  readonly status: CallStatus;
  readonly muted: boolean;
  readonly videoEnabled: boolean;
  /** Their socket is gone, or the media path to them is being repaired. */
  readonly reconnecting: boolean;
  readonly stream: MediaStream | null;
  /** `connecting` until media can flow for the first time. */
  readonly media: "none" | "connecting" | "connected" | "reconnecting" | "failed";
  /** Remote sound could not start without a gesture; see {@link PhoneActions.unlockSound}. */
  readonly soundBlocked: boolean;
}

/** A call that rings at this user. */
export interface IncomingView {
  readonly callId: string;
  readonly type: CallType;
  readonly from: PersonRef;
  readonly group: boolean;
  /** Callees other than this user. */
  readonly others: readonly PersonRef[];
  /** This user is in another call. */
  readonly waiting: boolean;
  /** The click was made, the server has not confirmed yet. */
  readonly answering: boolean;
}

/** How a call went, for the words afterwards. */
export interface CallOutcome {
  readonly status: "ended" | "cancelled" | "rejected" | "missed" | "failed";
  readonly endReason?: EndReason;
  readonly rejectReason?: RejectReason;
  /** For `failed`: why the call could not be placed, answered or joined. `NETWORK`: no reply from the server. */
  readonly code?: ErrorCode | "NETWORK";
  /** This user ended, cancelled or declined it. */
  readonly byMe: boolean;
  /** Whole seconds talked. */
  readonly duration: number;
}

/**
 * The call that this tab is in. `placing`: not confirmed by the server yet; `calling` and `ringing`: outgoing;
 * `connected`; `over`: it has ended, and what happened is told until dismissed; `elsewhere`: it goes on in another
 * tab or device of this user.
 */
export interface StageView {
  readonly callId?: string;
  readonly phase: "placing" | "calling" | "ringing" | "connected" | "over" | "elsewhere";
  readonly type: CallType;
  readonly group: boolean;
  readonly outgoing: boolean;
  readonly people: readonly TileView[];
  /** Server time of the connect, in milliseconds since the epoch; see {@link PhoneSnapshot.serverOffset}. */
  readonly connectedAt?: number;
  /** On how many browsers it rings. */
  readonly ringingOn: number;
  /** At least one callee has a client connected; false = not reachable, they will see a missed call. */
  readonly reachable: boolean;
  readonly outcome?: CallOutcome;
}

/** Everything that the screens draw themselves from. Plain data, replaced whole with each change. */
export interface PhoneSnapshot {
  readonly me: PersonRef;
  readonly link: Link;
  /** Milliseconds to add to this browser's clock to get the server's. */
  readonly serverOffset: number;
  /** Who was heard to come or go since the list of people was read: overrides its `online`. */
  readonly presence: Readonly<Record<string, boolean>>;
  readonly incoming: readonly IncomingView[];
  readonly stage: StageView | null;
  readonly local: LocalView;
  /** `blocked`: it should sound, and cannot before a gesture on the page. */
  readonly ringer: "off" | "sounding" | "blocked";
}

/** What a person can do. None of them throws: what fails is told in the snapshot. */
export interface PhoneActions {
  /** Places a call; while already in one it does nothing. */
  call(people: readonly PersonRef[], type: CallType): Promise<void>;
  answer(callId: string, options: { video: boolean }): Promise<void>;
  decline(callId: string, reason: RejectReason): Promise<void>;
  /** Cancels while it rings, hangs up or leaves when connected. */
  hangUp(): Promise<void>;
  setMicrophone(on: boolean): Promise<void>;
  setCamera(on: boolean): Promise<void>;
  /** Brings a call that goes on elsewhere to this tab. */
  takeOver(): Promise<void>;
  /** Starts sound that the browser blocked; call it from a click. */
  unlockSound(): Promise<void>;
  /** Leaves the screen that tells what happened. */
  dismiss(): void;
}

/** The phone of one tab. `subscribe` is that of a store: it returns how to stop. */
export interface Phone extends PhoneActions {
  getSnapshot(): PhoneSnapshot;
  subscribe(listener: () => void): () => void;
  /** Connects; returns when the phone has been told to, not when it is online. */
  start(): void;
  /** Closes the socket, the peers and the devices. The call is not hung up. */
  stop(): void;
}
