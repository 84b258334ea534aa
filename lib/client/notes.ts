import type { NotePush } from "@/lib/contract";
import type { Desk } from "./desk";
import type { PhoneState } from "./state";
import type { NoteFate, NoteView } from "./types";

type Note = NoteView["note"];

/** The call in which one can say something now. */
function ownCall({ stage, me }: PhoneState): { callId: string; userId: string } | undefined {
  if (stage?.step !== "in" || stage.callId === undefined) return undefined;
  return { callId: stage.callId, userId: me.userId };
}

/** Says something to everybody who is connected. */
export async function sendNote(desk: Desk, note: Note): Promise<NoteFate> {
  const own = ownCall(desk.state());
  if (own === undefined) return "failed";
  const result = await desk.command("note", { ...own, note });
  if (!result.ok) return result.code === "RATE_LIMIT_EXCEEDED" ? "too_many" : "failed";
  const { id, at } = result.reply;
  const push: NotePush = { callId: own.callId, fromUserId: own.userId, id, at, note };
  desk.dispatch({ type: "noted", push, now: desk.clock.now() });
  return "sent";
}

export async function raiseHand(desk: Desk, raised: boolean): Promise<void> {
  const own = ownCall(desk.state());
  if (own !== undefined) await desk.command("hand", { ...own, raised });
}
