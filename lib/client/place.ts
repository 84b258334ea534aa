import type { CallType } from "@/lib/call";
import type { CallDetail } from "@/lib/contract";
import type { CallOptions } from "./call-options";
import { isLive, inCall } from "./read";
import { accept } from "./answer";
import type { Failure } from "./commands";
import { callOf, declared, type Desk, mediaNow } from "./desk";
import { joinInstead } from "./join";
import { leave } from "./leave";
import type { Stage } from "./state";
import type { PersonRef } from "./types";

/** How long the call of somebody who calls this user at the same moment may take to arrive here. */
const glareMs = 5_000;

const stillPlacing = (desk: Desk, key: string) => {
  const { stage } = desk.state();
  return stage?.key === key && stage.step === "placing";
};

/** Places a call: devices first, then the offer if one callee can take it, then the server. */
export async function place(
  desk: Desk,
  people: readonly PersonRef[],
  type: CallType,
  { groupId }: CallOptions = {},
): Promise<void> {
  const before = desk.state();
  if (people.length === 0 || inCall(before) || before.answering !== null) return;
  const key = desk.newKey();
  const ofGroup = groupId === undefined ? {} : { groupId };
  const group = people.length > 1 || groupId !== undefined;
  const stage = { key, type, group, outgoing: true, people, step: "placing", ...ofGroup } as const;
  desk.dispatch({ type: "staged", stage });
  const transport = desk.transports.begin();
  await desk.devices.open({ microphone: true, camera: type === "video" });
  if (!stillPlacing(desk, key)) return;

  const [only] = people;
  // Without WebRTC the call still rings; the callee then offers.
  const offer = only && !group ? await transport.place(only.userId).catch(() => undefined) : undefined;
  if (!stillPlacing(desk, key)) return;

  const media = mediaNow(desk.devices);
  desk.placing += 1;
  const result = await desk.command("call", {
    callerId: before.me.userId,
    calleeIds: people.map((person) => person.userId),
    type,
    ...ofGroup,
    ...(offer?.type === "offer" && { offer: { type: "offer", sdp: offer.sdp } }),
    ...media,
    ...declared,
  });
  desk.placing -= 1;
  if (!result.ok) return refused(desk, stage, result);

  const { id: callId, version } = result.reply.call;
  desk.abandoned = false;
  const wanted = stillPlacing(desk, key);
  if (wanted) desk.transports.bind(callId);
  desk.told = { callId, ...media };
  if (!wanted) desk.dispatch({ type: "leaving", callId, farewell: { name: "cancel" } });
  desk.dispatch({ type: "placed", key, callId, version, now: desk.clock.now() });
  if (wanted) transport.release();
  else await leave(desk, callId);
}

async function refused(desk: Desk, stage: Stage, { code, details }: Failure): Promise<void> {
  const { key, type } = stage;
  const running = idIn(details);
  desk.abandoned ||= code === "NETWORK";
  if (code === "GROUP_CALL_RUNNING" && running !== undefined) {
    if (stillPlacing(desk, key)) await joinInstead(desk, running, stage);
    return;
  }
  if (code === "CALL_GLARE" && stillPlacing(desk, key)) {
    const failure = await answerInstead(desk, type, details);
    if (failure === null) return;
    return desk.dispatch({ type: "refused", key, code: failure.code });
  }
  desk.dispatch({ type: "refused", key, code });
}

/** Both called each other: the one call that exists is answered. Null when that is done. */
async function answerInstead(
  desk: Desk,
  type: CallType,
  details: Failure["details"],
): Promise<Failure | null> {
  const glare: Failure = { ok: false, code: "CALL_GLARE", details };
  const callId = idIn(details);
  if (callId === undefined) return glare;
  desk.transports.abandon();
  const told = callIn(details);
  if (told !== undefined && callOf(desk, callId) === undefined) {
    // To who is not to be disturbed nothing else tells of the call. It is answered, and does not ring first.
    desk.dispatch({ type: "answering", callId });
    desk.dispatch({ type: "pushed", message: { call: told } });
  }
  await desk.until(() => callOf(desk, callId) !== undefined, glareMs);
  const call = callOf(desk, callId);
  if (call === undefined || !isLive(call.status)) return glare;
  return accept(desk, call, { microphone: desk.devices.view().microphone.on, camera: type === "video" });
}

/** The call that a refusal carries. */
function callIn({ call }: Failure["details"]): CallDetail | undefined {
  const isCall = typeof call === "object" && call !== null && "id" in call && "members" in call;
  return isCall ? (call as CallDetail) : undefined;
}

function idIn(details: Failure["details"]): string | undefined {
  return typeof details.callId === "string" ? details.callId : callIn(details)?.id;
}
