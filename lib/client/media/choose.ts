import type { Opened } from "./capture";
import type { Control } from "./control";
import { idOf, type Source, sourceOf, stop } from "./source";
import type { DeviceProblem } from "../types";

/** One device among others: by its id, or, of a phone's cameras, by where it looks. */
export type Which = { readonly deviceId: string } | { readonly facing: "user" | "environment" };

const exactly = (which: Which): MediaTrackConstraints =>
  "deviceId" in which ? { deviceId: { exact: which.deviceId } } : { facingMode: { exact: which.facing } };

/** Opens another one while this one is open. Many phones open one camera at a time: there this one is closed first. */
async function openBeside(control: Control, present: Source, which: Which): Promise<Opened> {
  const { like, open, name } = control.options;
  const opened = await open({ ...like(), ...exactly(which) }, false);
  const busy = "problem" in opened && opened.problem === "in_use";
  if (!busy || name !== "camera" || control.source !== present) return opened;
  present.raw.onended = null;
  present.raw.stop();
  return open({ ...like(), ...exactly(which) }, false);
}

/** The wanted one could not be opened. The present one is used as before, and opened anew if it was closed for the other. */
function keep(control: Control, present: Source, which: Which, problem: DeviceProblem): void {
  const { list, tell, ended } = control.options;
  const wanted = "deviceId" in which ? list().find(({ deviceId }) => deviceId === which.deviceId) : undefined;
  if (wanted !== undefined) {
    tell({
      what: "kept",
      name: wanted.label,
      now: control.nameOf(present),
      problem,
      deviceId: wanted.deviceId,
    });
  }
  if (present.raw.readyState === "ended") ended();
}

/**
 * Goes over to another one, on or muted as before. The present one is let go only when the other is open. True: it is
 * used now, or will be when it is switched on.
 */
export async function choose(control: Control, which: Which): Promise<boolean> {
  const mine = (control.choosing = {});
  const stands = () => control.choosing === mine;
  control.falls = 0;
  await control.request?.done;
  if (!stands()) return false;
  const { source } = control;
  if (source === null || ("deviceId" in which && idOf(source) === which.deviceId)) {
    if (!("deviceId" in which)) return false;
    control.chosen = which.deviceId;
    control.options.changed();
    return true;
  }
  const opened = await openBeside(control, source, which);
  const next = "track" in opened ? await sourceOf(opened.track, control.options.effect()) : null;
  if (!stands() || control.source !== source) {
    if (next !== null) stop(next);
    // Off, or off and on, in the meantime.
    return stands() ? choose(control, which) : false;
  }
  if (next === null) {
    if ("problem" in opened) keep(control, source, which, opened.problem);
    control.options.changed();
    return false;
  }
  control.put(next);
  control.drop(source);
  control.chosen = idOf(next) ?? control.chosen;
  control.options.changed();
  return true;
}
