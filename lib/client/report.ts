import type { CallDetail } from "@/lib/contract";
import { type Desk, mediaNow, type Told } from "./desk";
import { memberOf, stageCall } from "./read";

/** One report at a time, so that the last one is what counts. */
const reporting = new WeakSet<Desk>();

type Media = Pick<Told, "muted" | "videoEnabled" | "screen">;

/** What is to be told now: a device that opens is told of when it has. */
function due(desk: Desk, told: Told): Required<Media> {
  const now = mediaNow(desk.devices);
  const { microphone, camera } = desk.devices.view();
  return {
    muted: microphone.opening ? told.muted : now.muted,
    videoEnabled: camera.opening ? told.videoEnabled : now.videoEnabled,
    screen: desk.screen.view().stream !== null,
  };
}

/** What the server has of our screen: before it was told, what it had before a reload. */
function toldScreen(desk: Desk, told: Told): boolean {
  const call = stageCall(desk.state())?.call;
  return told.screen ?? (call !== undefined && memberOf(call, desk.state().me.userId)?.screen === true);
}

/** The request that tells the server of one difference, and what it then knows; null when it knows all. */
function difference(desk: Desk): { ask: () => Promise<{ ok: boolean }>; then: Partial<Media> } | null {
  const { stage, link, me } = desk.state();
  const { told } = desk;
  if (told === null || stage?.step !== "in" || stage.callId !== told.callId || link !== "online") return null;
  const { muted, videoEnabled, screen } = due(desk, told);
  const own = { callId: told.callId, userId: me.userId };
  if (muted !== told.muted) {
    return { ask: () => desk.command("mute", { ...own, muted }), then: { muted } };
  }
  if (videoEnabled !== told.videoEnabled) {
    return { ask: () => desk.command("video", { ...own, enabled: videoEnabled }), then: { videoEnabled } };
  }
  if (screen !== toldScreen(desk, told)) {
    return { ask: () => desk.command("screen", { ...own, shared: screen }), then: { screen } };
  }
  return null;
}

/** Tells the server what is switched on here, whenever it knows otherwise. Without a reply: at the next occasion. */
export async function report(desk: Desk): Promise<void> {
  if (reporting.has(desk)) return;
  for (let next = difference(desk); next !== null; next = difference(desk)) {
    const callId = desk.told?.callId;
    reporting.add(desk);
    const { ok } = await next.ask();
    reporting.delete(desk);
    if (!ok) return;
    if (desk.told !== null && desk.told.callId === callId) desk.told = { ...desk.told, ...next.then };
  }
}

/**
 * Somebody who may has switched off our microphone or camera. Nobody can switch it on for us. `before`: the call as the
 * server told it before; what one has just changed oneself is in neither.
 */
export function follow(desk: Desk, before: CallDetail | undefined, call: CallDetail, actorId?: string): void {
  const { told } = desk;
  const { userId } = desk.state().me;
  const [was, own] = [before && memberOf(before, userId), memberOf(call, userId)];
  if (told?.callId !== call.id || was === undefined || own === undefined) return;
  const off = { microphone: own.muted && !was.muted, camera: !own.videoEnabled && was.videoEnabled };
  desk.told = { ...told, ...(off.microphone && { muted: true }), ...(off.camera && { videoEnabled: false }) };
  const by = actorId ?? call.hostId;
  for (const device of ["microphone", "camera"] as const) {
    if (!off[device] || !desk.devices.view()[device].on) continue;
    void desk.devices.set(device, false);
    desk.dispatch({ type: "switched-off", device, by });
  }
}
