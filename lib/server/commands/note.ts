import { v7 as uuid } from "uuid";
import { connectedIds, isFinal, participantOf, refusalOf } from "@/lib/call";
import { ApiError, cleanText, type endpoints, type Note, type NotePush } from "@/lib/contract";
import { conflict } from "../calls/act";
import type { Command } from "./command";
import { iso } from "./command";

const cleaned = (note: Note): Note => (note.type === "text" ? { ...note, text: cleanText(note.text) } : note);

/**
 * Tells a reaction or a text to every client of everybody who is connected, but for the one that sent it. Nothing of it is
 * kept. Errors: CALL_NOT_FOUND, NOT_A_PARTICIPANT, NOT_CONNECTED, those of a call that is over.
 */
export const sendNote: Command<typeof endpoints.sendNote> = async (live, input, caller) => {
  const call = await live.relay.call(input.callId);
  if (!call) throw new ApiError("CALL_NOT_FOUND");
  const from = participantOf(call, input.userId);
  if (!from || from.hidden) throw new ApiError("NOT_A_PARTICIPANT");
  if (isFinal(call.status)) throw await conflict(live, refusalOf(call.status), from.userId, call.id);
  if (from.status !== "connected") throw await conflict(live, "NOT_CONNECTED", from.userId, call.id);
  const message: NotePush = {
    callId: call.id,
    fromUserId: from.userId,
    at: iso(Date.now()),
    id: uuid(),
    note: cleaned(input.note),
  };
  for (const client of connectedIds(call).flatMap((userId) => live.clients.of(userId))) {
    const isSender = client.userId === caller.userId && client.clientId === caller.clientId;
    if (!isSender) client.note(message);
  }
  return { success: true, id: message.id, at: message.at };
};
