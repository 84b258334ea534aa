import type { ChoiceStore } from "./choices";
import type { Desk } from "./desk";
import type { DeviceKind } from "./types";

const types = { microphone: "audioinput", camera: "videoinput", speaker: "audiooutput" } as const;

/** The user has chosen a device here: it is used at once, and from now on in this browser. */
export async function chooseDevice(
  desk: Desk,
  choices: Pick<ChoiceStore, "set">,
  kind: DeviceKind,
  deviceId: string,
): Promise<void> {
  if (!(await desk.devices.choose(kind, deviceId))) return;
  choices.set({ [kind]: deviceId });
  const { stage, me } = desk.state();
  if (stage?.step !== "in" || stage.callId === undefined) return;
  // The server tells the last choice again after a reload: it must be this one.
  const own = { callId: stage.callId, userId: me.userId };
  await desk.command("device", { ...own, deviceType: types[kind], deviceId });
}
