import type { CallPush, ErrorCode, GroupPush, Missed, NotePush, PresentPush } from "@/lib/contract";
import { applyCall, dropCall } from "./apply";
import { noted } from "./noted";
import { noticeOf } from "./notice";
import { refusedOutcome } from "./outcome";
import { elsewhereCall } from "./read";
import { entered, hungUp, placed, type Entry } from "./stages";
import { type Farewell, initialState, type PeerView, type PhoneState, type Stage } from "./state";
import type { DeviceName } from "./ports";
import type { Link, LocalView, PhoneSnapshot, QualityView } from "./types";

/** Everything that can happen to a phone. `now` is this browser's clock in milliseconds since the epoch. */
export type PhoneEvent =
  | { readonly type: "named"; readonly clientId: string }
  | { readonly type: "link"; readonly link: Link }
  | { readonly type: "present"; readonly message: PresentPush; readonly now: number }
  | { readonly type: "pushed"; readonly message: Pick<CallPush, "call" | "actorId"> }
  | { readonly type: "presence"; readonly userId: string; readonly online: boolean }
  | { readonly type: "group-call"; readonly push: GroupPush }
  /** A call is being placed, came back after a reload, or is brought over from elsewhere. */
  | { readonly type: "staged"; readonly stage: Stage }
  | {
      readonly type: "placed";
      readonly key: string;
      readonly callId: string;
      readonly version: number;
      readonly now: number;
    }
  | { readonly type: "refused"; readonly key: string; readonly code: ErrorCode | "NETWORK" }
  | { readonly type: "answering"; readonly callId: string | null }
  | ({ readonly type: "entered" } & Entry)
  | { readonly type: "hung-up"; readonly now: number }
  | { readonly type: "leaving"; readonly callId: string; readonly farewell: Farewell }
  | { readonly type: "noted"; readonly push: NotePush; readonly now: number }
  /** The host has switched off this user's microphone or camera. */
  | { readonly type: "switched-off"; readonly device: DeviceName; readonly by: string }
  | { readonly type: "dismissed" }
  /** The phone is switched off: it knows nothing until it connects again. */
  | { readonly type: "stopped" }
  | { readonly type: "local"; readonly local: LocalView }
  | { readonly type: "media"; readonly media: Readonly<Record<string, PeerView>> }
  /** How good what comes from each is. */
  | { readonly type: "judged"; readonly quality: PhoneState["quality"] }
  | { readonly type: "ringer"; readonly ringer: PhoneSnapshot["ringer"] }
  | { readonly type: "sound"; readonly allowed: boolean }
  | { readonly type: "missed"; readonly missed: Missed }
  | { readonly type: "notice-read" };

const inWords = ({ level, cause, causeUserId }: QualityView) => `${level} ${cause} ${causeUserId ?? ""}`;

const sameQuality = (before: PhoneState["quality"], now: PhoneState["quality"]) =>
  [before, now].every((one) =>
    Object.keys(one).every((id) => {
      const [then, after] = [before[id], now[id]];
      return then !== undefined && after !== undefined && inWords(then) === inWords(after);
    }),
  );

function replaceAll(state: PhoneState, message: PresentPush, now: number): PhoneState {
  const serverTime = Date.parse(message.serverTime);
  const listed = new Set([...message.calls.map((call) => call.id), ...state.fresh]);
  const staged = state.stage?.step === "in" ? state.stage.callId : undefined;
  const held = new Set([...Object.keys(state.calls), ...(staged === undefined ? [] : [staged])]);
  const gone = [...held].filter((id) => !listed.has(id));
  const kept = gone.reduce((before, id) => dropCall(before, id, serverTime), state);
  const known = { ...kept, serverOffset: serverTime - now };
  return message.calls.reduce((before, call) => applyCall(before, call), known);
}

function pushed(state: PhoneState, { call, actorId }: Pick<CallPush, "call" | "actorId">): PhoneState {
  const after = applyCall(state, call, actorId);
  const notice = after === state ? undefined : noticeOf(state, call);
  return notice === undefined ? after : { ...after, notice };
}

/** The connection to the server has changed. A tab that acts for nobody any more knows of nothing and sends nothing. */
function linked(state: PhoneState, link: Link): PhoneState {
  if (link === "signed_out" || link === "other_account") {
    return { ...initialState(state.me), clientId: state.clientId, link };
  }
  if (link !== "online") return { ...state, link, fresh: [] };
  // Whoever came or went meanwhile was not heard of: the lists of people and of groups, read anew, know.
  return { ...state, link, presence: {}, groupCalls: {} };
}

const onStage = (state: PhoneState, key: string, change: (stage: Stage) => Stage): PhoneState =>
  state.stage?.key === key ? { ...state, stage: change(state.stage) } : state;

function dismissed(state: PhoneState): PhoneState {
  if (state.stage?.step === "over") return { ...state, stage: null };
  const elsewhere = elsewhereCall(state);
  if (state.stage !== null || elsewhere === undefined) return state;
  return { ...state, dismissed: [...state.dismissed, elsewhere.id] };
}

/** Who has switched something on again knows that it was switched off. */
function local(state: PhoneState, view: LocalView): PhoneState {
  const { stage } = state;
  const told = { ...state, local: view };
  if (stage?.switchedOff === undefined) return told;
  const off = Object.entries(stage.switchedOff).filter(([device]) => !view[device as DeviceName].on);
  return { ...told, stage: { ...stage, switchedOff: Object.fromEntries(off) } };
}

/** Pure: the phone after an event. */
export function reduce(state: PhoneState, event: PhoneEvent): PhoneState {
  switch (event.type) {
    case "named":
      return { ...state, clientId: event.clientId };
    case "link":
      return linked(state, event.link);
    case "present":
      return replaceAll(state, event.message, event.now);
    case "pushed":
      return pushed(state, event.message);
    case "presence":
      return { ...state, presence: { ...state.presence, [event.userId]: event.online } };
    case "group-call": {
      const { groupId, activeCall } = event.push;
      return { ...state, groupCalls: { ...state.groupCalls, [groupId]: activeCall } };
    }
    case "staged":
      return { ...state, stage: event.stage, media: {} };
    case "placed":
      return placed(state, event.key, event.callId, event.version, event.now);
    case "refused":
      return onStage(state, event.key, (stage) =>
        stage.step === "over" ? stage : { ...stage, step: "over", outcome: refusedOutcome(event.code) },
      );
    case "answering":
      return { ...state, answering: event.callId };
    case "entered":
      return entered(state, event);
    case "hung-up":
      return hungUp(state, event.now);
    case "leaving":
      return { ...state, leaving: { ...state.leaving, [event.callId]: event.farewell } };
    case "noted":
      return noted(state, event.push, event.now);
    case "switched-off":
      return onStage(state, state.stage?.key ?? "", (stage) => ({
        ...stage,
        switchedOff: { ...stage.switchedOff, [event.device]: event.by },
      }));
    case "dismissed":
      return dismissed(state);
    case "stopped":
      return { ...initialState(state.me), clientId: state.clientId };
    case "local":
      return local(state, event.local);
    case "media":
      return { ...state, media: event.media };
    case "judged":
      return sameQuality(state.quality, event.quality) ? state : { ...state, quality: event.quality };
    case "ringer":
      return { ...state, ringer: event.ringer };
    case "sound":
      return state.canRing === event.allowed ? state : { ...state, canRing: event.allowed };
    case "missed": {
      // What was counted before the history was seen, on another client perhaps, may be heard after it.
      const older = state.missed !== undefined && event.missed.seenAt < state.missed.seenAt;
      return older ? state : { ...state, missed: event.missed };
    }
    case "notice-read":
      return { ...state, notice: null };
  }
}
