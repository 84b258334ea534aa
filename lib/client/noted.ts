import type { NotePush } from "@/lib/contract";
import { stageCall } from "./read";
import type { PhoneState, Stage } from "./state";
import type { NoteView } from "./types";

/** So many are kept while the call lasts. */
const most = 500;

/** The stage with a note that was heard; the same note comes once. `now` is this browser's clock. */
export function noted(state: PhoneState, push: NotePush, now: number): PhoneState {
  const { stage, me } = state;
  if (stage?.step !== "in" || stage.callId !== push.callId) return state;
  const before = stage.notes ?? [];
  if (before.some(({ id }) => id === push.id)) return state;
  const { fromUserId: userId, id, note } = push;
  const sender = stageCall(state)?.call.members.find((member) => member.userId === userId);
  const mine = userId === me.userId;
  const name = mine ? me.name : (sender?.userName ?? "");
  const view: NoteView = { id, userId, name, mine, at: Date.parse(push.at), heardAt: now, note };
  const next: Stage = { ...stage, notes: [...before, view].slice(-most) };
  return { ...state, stage: next };
}
