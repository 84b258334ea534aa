import * as commands from "../commands";
import type { TestApp } from "../testing/app";
import { answer, offer } from "../testing/calls";
import type { Credentials } from "./group-scene";
import { actor, cast, placed, program } from "./people";
import { type Actor, Scene } from "./scene";

/** A call of two, as far as this column of the table wants it, and an outsider. */
export async function pairScene(app: TestApp, credentials: Credentials, column: string): Promise<Scene> {
  const phase = phaseOf(column);
  const { caller, callee, outsider, stranger } = await cast(app, [
    "caller",
    "callee",
    "outsider",
    "stranger",
  ]);
  const callId = await placed(app, caller, [callee], { offer });
  const own = { callId, userId: callee.id };
  await commands.activeCall(app.live, own, program(callee));
  if (phase !== "ringing") await commands.answer(app.live, { ...own, answer }, program(callee));
  if (phase === "ended") await commands.hangUp(app.live, own, program(callee));
  const actors = new Map<string, Actor>([
    [`${phase}: caller`, actor(app, caller, callee)],
    [`${phase}: callee`, actor(app, callee, caller)],
    ["outsider", actor(app, outsider, caller)],
  ]);
  return new Scene(app, { callId, groupId: "no-group", strangerId: stranger.id, credentials }, actors);
}

/** How far the call of this column has come. */
export function phaseOf(column: string): string {
  return column === "outsider" ? "connected" : (column.split(":")[0] ?? "");
}
