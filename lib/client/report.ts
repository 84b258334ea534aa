import type { CallDetail } from "@/lib/contract";
import { type Desk, mediaNow, type Told } from "./desk";
import { memberOf } from "./read";

/** One report at a time, so that the last one is what counts. */
const reporting = new WeakSet<Desk>();

type Media = Pick<Told, "muted" | "videoEnabled">;

/** What is to be told now: a device that opens is told of when it has. */
function due(desk: Desk, told: Told): Media {
  const now = mediaNow(desk.devices);
  const { microphone, camera } = desk.devices.view();
  return {
    muted: microphone.opening ? told.muted : now.muted,
    videoEnabled: camera.opening ? told.videoEnabled : now.videoEnabled,
  };
}

/** Tells the server what is switched on here, whenever it knows otherwise. */
export async function report(desk: Desk): Promise<void> {
  if (reporting.has(desk)) return;
  reporting.add(desk);
  while (await reportOne(desk));
  reporting.delete(desk);
}

/** True when something has been told: then there may be more. */
async function reportOne(desk: Desk): Promise<boolean> {
  const { stage, link, me } = desk.state();
  const { told } = desk;
  if (told === null || stage?.step !== "in" || stage.callId !== told.callId || link !== "online")
    return false;
  const { muted, videoEnabled } = due(desk, told);
  const own = { callId: told.callId, userId: me.userId };
  const keep = (part: Partial<Media>) => {
    if (desk.told?.callId === told.callId) desk.told = { ...desk.told, ...part };
  };
  if (muted !== told.muted) {
    const { ok } = await desk.command("mute", { ...own, muted });
    if (ok) keep({ muted });
    return ok;
  }
  if (videoEnabled !== told.videoEnabled) {
    const { ok } = await desk.command("video", { ...own, enabled: videoEnabled });
    if (ok) keep({ videoEnabled });
    return ok;
  }
  return false;
}

/** Somebody who may has switched off our microphone or camera. Nobody can switch it on for us. */
export function follow(desk: Desk, call: CallDetail): void {
  const { told } = desk;
  const own = memberOf(call, desk.state().me.userId);
  if (told?.callId !== call.id || own === undefined || reporting.has(desk)) return;
  const off = { muted: own.muted && !told.muted, camera: !own.videoEnabled && told.videoEnabled };
  desk.told = {
    ...told,
    muted: told.muted || own.muted,
    videoEnabled: told.videoEnabled && own.videoEnabled,
  };
  if (off.muted) void desk.devices.set("microphone", false);
  if (off.camera) void desk.devices.set("camera", false);
}
