import type { CallType, RejectReason } from "@/lib/call";
import type { CallDetail, Missed } from "@/lib/contract";
import type { DeviceName } from "./ports";
import type {
  CallOutcome,
  Link,
  LocalView,
  NoteView,
  PersonRef,
  PhoneSnapshot,
  QualityView,
  RingNotice,
  TileView,
} from "./types";

/** A live call as last heard of. */
export interface Held {
  readonly call: CallDetail;
  /** Per member, the epoch and the version of the call in which it was first seen: who connected after whom. */
  readonly epochs: Readonly<Record<string, { readonly epoch: number; readonly version: number }>>;
}

/** The call that this tab is in, was in just now, or tries to place. */
export interface Stage {
  /** Tells one attempt from the next. */
  readonly key: string;
  readonly callId?: string;
  readonly type: CallType;
  readonly group: boolean;
  /** The group that is called. */
  readonly groupId?: string;
  /** It runs already, and this user comes into it. */
  readonly joining?: boolean;
  readonly outgoing: boolean;
  readonly people: readonly PersonRef[];
  /** `placing`: no id yet; `in`: the server has a place for this tab, or is asked for it; `over`: told until dismissed. */
  readonly step: "placing" | "in" | "over";
  /** The version of the call in which this tab placed, answered or joined it; none while it is still asking. */
  readonly entered?: number;
  readonly connectedAt?: number;
  /** What was written, and the reactions, while this tab was in the call. */
  readonly notes?: readonly NoteView[];
  /** By whom one's own microphone or camera was switched off, while it is. */
  readonly switchedOff?: Readonly<Partial<Record<DeviceName, string>>>;
  readonly outcome?: CallOutcome;
  /** The outcome is a guess: the call was gone before the server had told how it ended. */
  readonly guess?: boolean;
  /** The last state of a call that is over. */
  readonly last?: CallDetail;
}

/** How this user left a call here. Kept until the server agrees, and said again after each connect. */
export type Farewell =
  | { readonly name: "cancel" | "hangup" | "leave" }
  | { readonly name: "reject"; readonly reason: RejectReason };

/** What comes from one other person. */
export type PeerView = Pick<TileView, "stream" | "screen" | "media" | "soundBlocked" | "still">;

export interface PhoneState {
  readonly me: PersonRef;
  /** Empty until this tab has claimed its name. */
  readonly clientId: string;
  readonly link: Link;
  readonly serverOffset: number;
  readonly presence: Readonly<Record<string, boolean>>;
  readonly groupCalls: PhoneSnapshot["groupCalls"];
  readonly calls: Readonly<Record<string, Held>>;
  /** The last version of calls that are no longer held: what comes late does not bring them back. */
  readonly settled: Readonly<Record<string, number>>;
  /** Calls heard of since the last connect: `present` was read before them and cannot drop them. */
  readonly fresh: readonly string[];
  readonly stage: Stage | null;
  /** The ringing call that is being answered here; while another is left for a call that does not ring, its stage's key. */
  readonly answering: string | null;
  readonly leaving: Readonly<Record<string, Farewell>>;
  /** Calls that go on elsewhere and are not to be shown here. */
  readonly dismissed: readonly string[];
  readonly local: LocalView;
  readonly media: Readonly<Record<string, PeerView>>;
  /** How good what comes from each is, by user id; and under one's own what one sends, where that is one's own fault. */
  readonly quality: Readonly<Record<string, QualityView>>;
  readonly ringer: PhoneSnapshot["ringer"];
  readonly canRing: boolean;
  readonly notice: RingNotice | null;
  /** As the server last said. */
  readonly missed?: Missed;
}

const off = { on: false, opening: false };

export const silentLocal: LocalView = {
  stream: null,
  microphone: off,
  camera: off,
  speaker: {},
  notices: [],
  screen: { possible: false, stream: null, opening: false },
};

export function initialState(me: PersonRef): PhoneState {
  return {
    me,
    clientId: "",
    link: "connecting",
    serverOffset: 0,
    presence: {},
    groupCalls: {},
    calls: {},
    settled: {},
    fresh: [],
    stage: null,
    answering: null,
    leaving: {},
    dismissed: [],
    local: silentLocal,
    media: {},
    quality: {},
    ringer: "off",
    canRing: true,
    notice: null,
  };
}
