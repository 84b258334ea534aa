import type { CallDetail } from "@/lib/contract";
import {
  elsewhereCall,
  historyStamp,
  inCall,
  isConnected,
  isLive,
  isOccupied,
  memberOf,
  ringingCalls,
  stageCall,
} from "./read";
import { peopleOf, stageOf } from "./stage-of";
import type { PhoneState, Stage } from "./state";
import type { IncomingView, PersonRef, PhoneSnapshot, StageView, TileView } from "./types";

/** Pure: what the screens draw, from what the phone knows. */

function tileOf(person: PersonRef, call: CallDetail | undefined, state: PhoneState, over: boolean): TileView {
  const member = call === undefined ? undefined : memberOf(call, person.userId);
  const status = member?.status ?? "calling";
  const peer = over ? undefined : state.media[person.userId];
  const waiting = status === "connected" && !over ? "connecting" : "none";
  const quality = state.quality[person.userId];
  const media = status === "connected" && peer !== undefined ? peer.media : waiting;
  return {
    ...person,
    status,
    muted: member?.muted ?? false,
    videoEnabled: member?.videoEnabled ?? false,
    handRaised: member?.handRaised ?? false,
    host: call !== undefined && call.group && call.hostId === person.userId,
    ...(member?.handRaisedAt !== undefined && { handRaisedAt: Date.parse(member.handRaisedAt) }),
    screen: peer?.screen ?? null,
    reconnecting: !over && (member?.reconnecting === true || media === "reconnecting"),
    stream: peer?.stream ?? null,
    media,
    still: peer?.still ?? false,
    soundBlocked: peer?.soundBlocked ?? false,
    ...(media === "connected" && quality !== undefined && { quality }),
  };
}

/** In a group those who are not, or no longer, part of the living call have no tile. */
function tilesOf(stage: Stage, call: CallDetail | undefined, state: PhoneState): readonly TileView[] {
  const over = stage.step === "over";
  const people = call === undefined ? stage.people : peopleOf(call, state.me.userId);
  return people
    .map((person) => tileOf(person, call, state, over))
    .filter((tile) => over || !stage.group || isLive(tile.status));
}

function phaseOf(stage: Stage, call: CallDetail | undefined, state: PhoneState): StageView["phase"] {
  if (stage.step !== "in") return stage.step;
  const connected = call !== undefined && isConnected(call, state.me.userId);
  if (connected || stage.connectedAt !== undefined || !stage.outgoing) return "connected";
  return call?.status === "ringing" ? "ringing" : "calling";
}

/** Who has switched off what of this user's, by name. */
function switchedOff(
  { step, switchedOff: off }: Stage,
  people: readonly TileView[],
): StageView["switchedOff"] {
  if (step !== "in") return [];
  return (["microphone", "camera"] as const).flatMap((device) => {
    const by = people.find(({ userId }) => userId === off?.[device]);
    return by === undefined ? [] : [{ device, by: by.name }];
  });
}

function viewOfStage(stage: Stage, call: CallDetail | undefined, state: PhoneState): StageView {
  const people = tilesOf(stage, call, state);
  const connectedAt = call?.connectedAt === undefined ? stage.connectedAt : Date.parse(call.connectedAt);
  const own = call?.members.find((member) => member.userId === state.me.userId);
  const raisedAt = stage.step === "over" ? undefined : own?.handRaisedAt;
  const groupId = call?.groupId ?? stage.groupId;
  const others = call?.members.filter((member) => member.userId !== state.me.userId) ?? [];
  const ownQuality = stage.step === "in" ? state.quality[state.me.userId] : undefined;
  return {
    ...(stage.callId !== undefined && { callId: stage.callId }),
    phase: phaseOf(stage, call, state),
    type: stage.type,
    group: call?.group ?? stage.group,
    ...(groupId !== undefined && { groupId }),
    joining: stage.step === "placing" && stage.joining === true,
    outgoing: stage.outgoing,
    people,
    ...(connectedAt !== undefined && { connectedAt }),
    ringingOn: others.reduce((sum, member) => sum + (member.ringingOn ?? 0), 0),
    reachable: others.length === 0 || others.some((member) => member.reachable !== false),
    ...(raisedAt !== undefined && { handRaisedAt: Date.parse(raisedAt) }),
    hosting: stage.step === "in" && call !== undefined && call.group && call.hostId === state.me.userId,
    switchedOff: switchedOff(stage, people),
    ...(ownQuality !== undefined && { ownQuality }),
    notes: stage.step === "over" ? [] : (stage.notes ?? []),
    ...(stage.outcome !== undefined && { outcome: stage.outcome }),
  };
}

function stageView(state: PhoneState): StageView | null {
  const { stage } = state;
  if (stage !== null) return viewOfStage(stage, stageCall(state)?.call ?? stage.last, state);
  const elsewhere = elsewhereCall(state);
  if (elsewhere === undefined) return null;
  const view = viewOfStage(stageOf(elsewhere, state.me.userId, "elsewhere"), elsewhere, {
    ...state,
    media: {},
  });
  const people = view.people.map((tile): TileView => ({ ...tile, media: "none" }));
  const { clientId } = elsewhere;
  return { ...view, people, phase: "elsewhere", ...(clientId !== undefined && { heldBy: clientId }) };
}

/** Who calls; to who placed the call, left it and is called back: the host. */
function callerOf(call: CallDetail, others: readonly PersonRef[], ownId: string): PersonRef {
  const id = call.callerId === ownId ? call.hostId : call.callerId;
  return others.find(({ userId }) => userId === id) ?? { userId: call.callerId, name: call.callerName };
}

function incomingView(call: CallDetail, state: PhoneState): IncomingView {
  const everybody = peopleOf(call, state.me.userId);
  return {
    callId: call.id,
    type: call.type,
    from: callerOf(call, everybody, state.me.userId),
    group: call.group,
    others: everybody.filter((person) => person.userId !== call.callerId),
    // What the server said of it is as old as the call's last change; the other call may have ended since.
    waiting: isOccupied(state),
    answering: state.answering === call.id,
  };
}

export function viewOf(state: PhoneState): PhoneSnapshot {
  return {
    me: state.me,
    link: state.link,
    serverOffset: state.serverOffset,
    presence: state.presence,
    groupCalls: state.groupCalls,
    // Both called each other: the stage shows what this user began, and it becomes that call.
    incoming: ringingCalls(state)
      .filter((call) => !(inCall(state) && state.answering === call.id))
      .map((call) => incomingView(call, state)),
    stage: stageView(state),
    local: state.local,
    ringer: state.ringer,
    canRing: state.canRing,
    notice: state.notice,
    missed: state.missed?.missed ?? 0,
    historyStamp: historyStamp(state),
  };
}
