import type { CallStatus, CallType, EndReason, RejectReason, Verdict } from "@/lib/call";
import type { ActiveGroupCall, ErrorCode } from "@/lib/contract";
import type { CallOptions, JoinOptions } from "./call-options";
import type { DeviceKind, DeviceNotice, DeviceView, ScreenView } from "./device-types";
import type { PersonRef } from "./person-ref";
import type { LiveSamples } from "./stats/live-samples";

export type * from "./device-types";

export type { PersonRef };

/** The connection to the server. `other_account`: this browser was signed in as somebody else meanwhile. */
export type Link = "connecting" | "online" | "offline" | "signed_out" | "other_account";

/** This browser's own microphone and camera, and what it lets be heard. */
export interface DevicesView {
  /** What the others get: the picture after its effects. */
  readonly stream: MediaStream | null;
  readonly microphone: DeviceView;
  readonly camera: DeviceView;
  /** Without a `deviceId` the system's own choice. */
  readonly speaker: { readonly deviceId?: string };
  /** At most one of each kind of device, until dismissed. */
  readonly notices: readonly DeviceNotice[];
}

/** Everything of this browser that a call uses. */
export interface LocalView extends DevicesView {
  readonly screen: ScreenView;
}

/** How good media are: level 1 (bad) to 5 (excellent), and why it is no better. See lib/call/diagnosis.ts. */
export type QualityView = Pick<Verdict, "level" | "cause" | "causeUserId">;

/** Another person in the call, with what comes from them. */
export interface TileView extends PersonRef {
  readonly status: CallStatus;
  readonly muted: boolean;
  readonly videoEnabled: boolean;
  readonly handRaised: boolean;
  /** They may mute others, stop their video, end the call for all, and hand this role over. */
  readonly host: boolean;
  /** Since when: server time, in milliseconds since the epoch. */
  readonly handRaisedAt?: number;
  /** What they share of their screen, with its sound where there is one. */
  readonly screen: MediaStream | null;
  /** Their socket is gone, or the media path to them is being repaired. */
  readonly reconnecting: boolean;
  readonly stream: MediaStream | null;
  /** `connecting` until media can flow for the first time. */
  readonly media: "none" | "connecting" | "connected" | "reconnecting" | "failed";
  /** Their camera is on, and no new picture has come for some seconds: their line, or ours, does not carry it. */
  readonly still: boolean;
  /** Remote sound could not start without a gesture; see {@link PhoneActions.unlockSound}. */
  readonly soundBlocked: boolean;
  /** Of what comes from them, as far as it is known. */
  readonly quality?: QualityView;
}

/** What somebody in the call has written, or how they reacted. It is gone with the call. */
export interface NoteView {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly mine: boolean;
  /** Server time, in milliseconds since the epoch. */
  readonly at: number;
  /** By this browser's clock: when it was heard of. */
  readonly heardAt: number;
  readonly note:
    { readonly type: "text"; readonly text: string } | { readonly type: "reaction"; readonly emoji: string };
}

/** What became of a note. `too_many`: so many in so short a time are not taken. */
export type NoteFate = "sent" | "too_many" | "failed";

/** What became of an invitation. `full`: there is no room for so many; `failed`: no reply, or the call was over. */
export type InviteFate = "sent" | "full" | "failed";

export type HostCommand = "mute" | "stopVideo" | "makeHost";

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

/** A call that rang here and does not any more: it was declined on another client, or nobody answered it in time. */
export interface RingNotice {
  readonly callId: string;
  readonly kind: "declined_elsewhere" | "missed";
  readonly type: CallType;
  readonly from: PersonRef;
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
  /** The group that is called. */
  readonly groupId?: string;
  /** While `placing`: the call runs already, and this user comes into it. */
  readonly joining: boolean;
  readonly outgoing: boolean;
  readonly people: readonly TileView[];
  /** Server time of the connect, in milliseconds since the epoch; see {@link PhoneSnapshot.serverOffset}. */
  readonly connectedAt?: number;
  /** For `elsewhere`: the name of the client that it goes on at. */
  readonly heldBy?: string;
  /** On how many browsers it rings. */
  readonly ringingOn: number;
  /** At least one callee has a client connected; false = not reachable, they will see a missed call. */
  readonly reachable: boolean;
  /** Since when this user's hand is raised, while it is: server time, in milliseconds since the epoch. */
  readonly handRaisedAt?: number;
  /** This user is the host of a group call. */
  readonly hosting: boolean;
  /** Own microphone or camera that the host has switched off, while it is. */
  readonly switchedOff: readonly { readonly device: "microphone" | "camera"; readonly by: string }[];
  /** Of what this user sends, where one's own line or device is why it is not good. */
  readonly ownQuality?: QualityView;
  /** Texts and reactions, the oldest first. */
  readonly notes: readonly NoteView[];
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
  /** The calls of groups as heard of since the list of groups was read: overrides their `activeCall`; null: none. */
  readonly groupCalls: Readonly<Record<string, ActiveGroupCall | null>>;
  readonly incoming: readonly IncomingView[];
  readonly stage: StageView | null;
  readonly local: LocalView;
  /** `blocked`: it should sound, and cannot before a gesture on the page; `testing`: the user wants to hear it. */
  readonly ringer: "off" | "sounding" | "blocked" | "testing";
  /** False before the first gesture on the page, where the browser wants one: then no ring can be heard. */
  readonly canRing: boolean;
  /** The last call that stopped ringing here without a click here; see {@link PhoneActions.dismissNotice}. */
  readonly notice: RingNotice | null;
  /** Calls that were missed since this user has seen their history; at most 1000 are counted. */
  readonly missed: number;
  /** Is another whenever something in the history of this user may have changed. */
  readonly historyStamp: string;
}

/** What a person can do. None of them throws: what fails is told in the snapshot. */
export interface PhoneActions {
  /** Places a call; while already in one it does nothing. */
  call(people: readonly PersonRef[], type: CallType, options?: CallOptions): Promise<void>;
  /** Joins a running call. What fails is told as its outcome; while another call keeps the stage, it is returned. */
  join(callId: string, options: JoinOptions): Promise<ErrorCode | "NETWORK" | null>;
  /** `endOther`: ends, cancels or leaves the call that this user is in, wherever that is. */
  answer(callId: string, options: { video: boolean; endOther?: boolean }): Promise<void>;
  decline(callId: string, reason: RejectReason): Promise<void>;
  /** Cancels while it rings, hangs up or leaves when connected: a group goes on without this user. */
  hangUp(): Promise<void>;
  /** As host of a group: ends the call for everybody. */
  endForAll(): Promise<void>;
  /** It rings at them, and then it is a group call. */
  invite(people: readonly PersonRef[]): Promise<InviteFate>;
  /** As host of a group: mutes somebody, stops their video, or makes them the host. False: it could not be done. */
  command(userId: string, what: HostCommand): Promise<boolean>;
  setMicrophone(on: boolean): Promise<void>;
  setCamera(on: boolean): Promise<void>;
  /** Goes over to this one, on or muted as before, and keeps to it in this browser. */
  chooseDevice(kind: DeviceKind, deviceId: string): Promise<void>;
  /** From the camera that looks at who holds the phone to the one that looks away, or back. */
  turnCamera(): Promise<void>;
  dismissDeviceNotice(id: number): void;
  raiseHand(raised: boolean): Promise<void>;
  /** Shows an emoji to everybody for a moment. */
  react(emoji: string): Promise<NoteFate>;
  /** Writes something to everybody in the call. */
  sendText(text: string): Promise<NoteFate>;
  /** Lets the browser ask what to share, and shares it beside the camera; or stops. */
  shareScreen(on: boolean): Promise<void>;
  /** Brings a call that goes on elsewhere to this tab. */
  takeOver(): Promise<void>;
  /** Starts sound that the browser blocked; call it from a click. */
  unlockSound(): Promise<void>;
  /** Leaves the screen that tells what happened. */
  dismiss(): void;
  dismissNotice(): void;
  /** This user looks at their history: nothing in it is new any more, on all of their clients. */
  seeHistory(): Promise<void>;
  /** Lets the ringtone be heard, from a click; it stops by itself. */
  testRinger(on: boolean): void;
}

/** The phone of one tab. `subscribe` is that of a store: it returns how to stop. */
export interface Phone extends PhoneActions {
  getSnapshot(): PhoneSnapshot;
  subscribe(listener: () => void): () => void;
  /** How loud each of the others has been since this was asked last: root mean square, 0 to 1. */
  readonly levels: () => Promise<Readonly<Record<string, number>>>;
  /** What was measured of each connection lately. */
  readonly samples: LiveSamples;
  /** Connects; returns when the phone has been told to, not when it is online. */
  start(): void;
  /** Closes the socket, the peers and the devices. The call is not hung up. */
  stop(): void;
}
