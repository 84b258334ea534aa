import { z } from "zod";
import { id } from "../common";

export const callId = id.describe("The call.");
export const oneself = { userId: id.describe("Oneself.") };
export const ownCall = { callId, ...oneself };
export const asOwn = (userId: string) => ({ callId: "call-uuid", userId });

const perfect = z
  .literal("perfect")
  .describe(
    "Takes back its own offer where two cross (perfect negotiation, W3C WebRTC), if it connected later.",
  );
/** What a client may say of itself when it comes into a call. */
export const initialMedia = {
  muted: z.boolean().optional().describe("Whether the microphone is off; default: it is on."),
  videoEnabled: z
    .boolean()
    .optional()
    .describe("Whether the camera is on; default: as the call's type says."),
  negotiation: perfect.optional(),
};
export const endOther = z
  .boolean()
  .optional()
  .describe("While in another call: leave, cancel or hang up that one in the same moment.");

/** What a participant may be told when they come too late. */
export const finished = ["CALL_CANCELLED", "CALL_REJECTED", "CALL_MISSED", "CALL_ENDED"] as const;
export const inCall = ["CALL_NOT_FOUND", "NOT_A_PARTICIPANT"] as const;
