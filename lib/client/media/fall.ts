import { changeFor } from "./changes";
import { choose } from "./choose";
import type { Control, Request } from "./control";
import type { KnownDevice } from "./list";
import { idOf, type Source } from "./source";

/** What a device does by itself when others are plugged in or out. */

/** A device that ends again and again is not opened for ever. */
const maxFalls = 3;

/** Opens whichever there is, as silent as before. */
async function reopen(control: Control): Promise<Source | null> {
  const request: Request = { opened: Promise.resolve(), done: Promise.resolve() };
  control.begin(request);
  const reopening = control.options.open(control.wish(), true).then((opened) => control.end(request, opened));
  request.done = reopening;
  control.options.changed();
  await reopening;
  return control.source;
}

/** The one that is used is gone: another one takes its place. */
export async function fall(control: Control, refresh: () => Promise<void>): Promise<void> {
  const { source } = control;
  if (source === null) return;
  const deviceId = idOf(source) ?? "";
  const name = control.nameOf(source);
  control.release();
  control.falls += 1;
  if (control.falls > maxFalls) {
    control.problem = "failed";
    return control.options.changed();
  }
  const next = await reopen(control);
  await refresh();
  if (next === null || control.source !== next) return;
  const now = control.nameOf(next);
  // The same one, begun anew.
  if (idOf(next) === deviceId && now === name) return;
  const here = control.options.list().some((each) => each.deviceId === deviceId && each.label === name);
  control.options.tell({ what: here ? "stopped" : "unplugged", name, now, deviceId });
}

/** Something was plugged in or out. */
export async function follow(
  control: Control,
  before: readonly KnownDevice[],
  after: readonly KnownDevice[],
  refresh: () => Promise<void>,
): Promise<void> {
  const { source, request, problem, options } = control;
  const missing = source === null && request === null && problem === "missing";
  const change = changeFor({ open: idOf(source), wanted: control.wanted(), missing }, before, after);
  switch (change.does) {
    case "nothing":
      return;
    case "fall":
      return fall(control, refresh);
    case "find": {
      const found = await reopen(control);
      if (found === null) return;
      return options.tell({ what: "found", name: control.nameOf(found), deviceId: idOf(found) ?? "" });
    }
    case "return": {
      const { deviceId, label } = change.to;
      if (await choose(control, { deviceId })) options.tell({ what: "returned", name: label, deviceId });
      return;
    }
    case "offer":
      return options.tell({ what: "connected", name: change.what.label, deviceId: change.what.deviceId });
  }
}
