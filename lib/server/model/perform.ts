import type { CallDetail, CallRecord, ErrorBody } from "@/lib/contract";
import type { Action, Reply } from "@/lib/model";
import type { Stage } from "./stage";
import { recordOf, unitsOf, viewOf } from "./views";

type Request = readonly [method: string, path: string, body?: object];

const sdp = ({ actor, client }: Action) => `v=0\r\ns=${actor} ${client}\r\n`;

/** The request as it goes over HTTP. */
function requestOf(stage: Stage, action: Action): Request {
  const userId = stage.person(action.actor).id;
  if (action.kind === "active") return ["GET", `/rtc/active/${userId}`];
  if (action.kind === "history") return ["GET", `/rtc/calls/${userId}?limit=100`];
  if (action.kind === "get") return ["GET", `/rtc/call/${stage.callId(action.call)}`];
  const idOf = (name: string) => stage.person(name).id;
  if (action.kind === "place") {
    const { type, muted, endOther } = action;
    const calleeIds = action.callees.map(idOf);
    const groupId = action.ofGroup ? stage.groupId : undefined;
    const offer = action.offer ? { type: "offer", sdp: sdp(action) } : undefined;
    return ["POST", "/rtc/call", { callerId: userId, calleeIds, type, groupId, offer, muted, endOther }];
  }
  const callId = stage.callId(action.call);
  const own = { callId, userId };
  switch (action.kind) {
    case "answer": {
      const answer = action.answer ? { type: "answer", sdp: sdp(action) } : undefined;
      return ["POST", "/rtc/answer", { ...own, answer, muted: action.muted, endOther: action.endOther }];
    }
    case "join": {
      const offer = action.offer ? { type: "offer", sdp: sdp(action) } : undefined;
      return ["POST", "/rtc/join", { ...own, offer, muted: action.muted, endOther: action.endOther }];
    }
    case "reject":
      return ["POST", "/rtc/reject", { ...own, reason: action.reason }];
    case "invite":
      return ["POST", "/rtc/invite", { callId, inviterId: userId, inviteeIds: action.invitees.map(idOf) }];
    case "mute":
      return ["PUT", "/rtc/mute", { callId, userId: idOf(action.whose), muted: action.muted }];
    case "video":
      return ["PUT", "/rtc/video", { callId, userId: idOf(action.whose), enabled: action.enabled }];
    case "host":
      return ["PUT", "/rtc/host", { ...own, hostId: idOf(action.whom) }];
    case "cancel":
    case "hangup":
    case "leave":
      return ["POST", `/rtc/${action.kind}`, own];
  }
}

interface Body {
  readonly call?: Partial<CallDetail> | null;
  readonly negotiation?: string;
  readonly muted?: boolean;
  readonly enabled?: boolean;
  readonly hostId?: string;
  readonly invited?: readonly string[];
  readonly skipped?: readonly { userId: string; reason: string }[];
}

/** What the model knows of the body of a success. */
function successOf(stage: Stage, action: Action, body: unknown): Reply["body"] {
  const { nameOf } = stage;
  const { call, negotiation, muted, enabled, hostId, invited, skipped } = body as Body;
  switch (action.kind) {
    case "get":
      return { call: viewOf(stage, body as CallDetail) };
    case "history":
      return { records: (body as CallRecord[]).map((record) => recordOf(stage, record)) };
    case "active":
      return { call: call?.id ? stage.callName(call.id) : null };
    case "place":
      if (call?.id) stage.named(action.call, call.id, call.createdAt ?? "");
      return {
        status: call?.status,
        type: call?.type,
        caller: nameOf(call?.callerId ?? ""),
        callees: call?.calleeIds?.map(nameOf),
        ofGroup: call?.groupId === stage.groupId,
      };
    case "answer":
      return { status: call?.status, negotiation };
    case "join":
      return { participants: call?.participants?.map(nameOf) };
    case "hangup":
      return { status: call?.status, over: call?.endedAt !== undefined, units: unitsOf(call?.duration ?? 0) };
    case "invite": {
      const aside = skipped?.map(({ userId, reason }) => ({ user: nameOf(userId), reason }));
      return { invited: invited?.map(nameOf), skipped: aside };
    }
    case "mute":
      return { muted };
    case "video":
      return { enabled };
    case "host":
      return { host: nameOf(hostId ?? "") };
    case "reject":
    case "cancel":
    case "leave":
      return {};
  }
}

/** Refusals that tell of another call than the one that was named. */
const inTheWay = ["CALLER_BUSY", "IN_ANOTHER_CALL", "CALL_GLARE", "GROUP_CALL_RUNNING"];

/** Sends the request to the real server. */
export async function perform(stage: Stage, action: Action): Promise<Reply> {
  const person = stage.person(action.actor);
  const [method, path, body] = requestOf(stage, action);
  const answered = await person.rest(method, path, body, { "X-Client-Id": action.client });
  if (answered.status < 300) return { code: "ok", body: successOf(stage, action, answered.body) };
  const { code, details } = (answered.body as ErrorBody).error;
  if (!inTheWay.includes(code)) return { code };
  return { code, body: { call: stage.callName(String(details.callId)) } };
}
