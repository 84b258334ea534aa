/** Of a call, and of everybody in it. */
export type Status = "calling" | "ringing" | "connected" | "ended" | "rejected" | "missed" | "cancelled";

/** A member of a call as `GET /rtc/call/:id` shows it. */
export interface MemberView {
  user: string;
  status: Status;
  rejectReason?: string;
  muted: boolean;
  videoEnabled: boolean;
  epoch: number;
}

/** A call as `GET /rtc/call/:id` shows it, as far as the model knows; the duration in whole units of time. */
export interface View {
  id: string;
  type: string;
  caller: string;
  callees: string[];
  status: Status;
  endReason?: string;
  group: boolean;
  ofGroup: boolean;
  host: string;
  participants: string[];
  members: MemberView[];
  units: number;
  /** The viewer's own client in the call. */
  client?: string;
  /** An offer to be answered; the answer that took it. */
  offer?: true;
  answer?: true;
  /** It rings while the viewer is in another call. */
  waiting?: true;
}

/** A call in the viewer's history. */
export interface Record {
  id: string;
  status: Status;
  callStatus: Status;
  direction: "incoming" | "outgoing";
  units: number;
  callUnits: number;
  over: boolean;
}

/** `ok`, or the code of a refusal, with those members of the body that the model knows. */
export interface Reply {
  readonly code: string;
  readonly body?: Readonly<{ [member: string]: unknown }>;
}
