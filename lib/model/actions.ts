interface Of<Kind extends string> {
  readonly kind: Kind;
  readonly actor: string;
  /** The client by which they act. */
  readonly client: string;
}

interface InCall<Kind extends string> extends Of<Kind> {
  readonly call: string;
}

/** Given with a call, an answer or a join: how they start. */
interface Start {
  readonly muted?: boolean;
  readonly videoEnabled?: boolean;
  readonly endOther: boolean;
}

export interface Place extends Of<"place">, Start {
  /** How the call is named in the model. */
  readonly call: string;
  readonly callees: readonly string[];
  readonly type: "audio" | "video";
  readonly offer: boolean;
  readonly ofGroup: boolean;
}
export interface Answer extends InCall<"answer">, Start {
  readonly answer: boolean;
}
export interface Join extends InCall<"join">, Start {
  readonly offer: boolean;
}
export interface Reject extends InCall<"reject"> {
  readonly reason?: "busy" | "declined";
}
export interface Invite extends InCall<"invite"> {
  readonly invitees: readonly string[];
}
export interface Mute extends InCall<"mute"> {
  readonly whose: string;
  readonly muted: boolean;
}
export interface Video extends InCall<"video"> {
  readonly whose: string;
  readonly enabled: boolean;
}

export interface Host extends InCall<"host"> {
  readonly whom: string;
}

/** One request of one client. */
export type Action =
  | Place
  | Answer
  | Join
  | Reject
  | Invite
  | Mute
  | Video
  | Host
  | InCall<"cancel">
  | InCall<"hangup">
  | InCall<"leave">
  | InCall<"get">
  | Of<"active">
  | Of<"history">;
