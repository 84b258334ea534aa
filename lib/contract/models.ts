import { z } from "zod";
import { answer, callStatus, callType, endReason, id, offer, rejectReason, seconds, time } from "./common";

/** A person as others see them. */
export const user = z.object({
  id,
  username: z.string(),
  nickname: z.string(),
  avatar: z.string().optional(),
});
export type User = z.infer<typeof user>;

/** A person in the list of people. */
export const person = user.extend({ online: z.boolean().describe("At least one client is connected.") });
export type Person = z.infer<typeof person>;

export const tokens = z.object({
  user,
  token: z.string().describe("Access token."),
  refreshToken: z.string(),
  expiresIn: seconds.describe("Seconds until the access token expires."),
});
export type Tokens = z.infer<typeof tokens>;

const calleeInfo = z.object({
  userId: id,
  userName: z.string(),
  userAvatar: z.string().optional(),
  status: callStatus,
  joinedAt: time.optional(),
  rejectReason: rejectReason.optional(),
});

/** A participant, the caller included. */
export const member = calleeInfo.extend({
  muted: z.boolean(),
  videoEnabled: z.boolean(),
  handRaised: z.boolean(),
  screen: z.boolean(),
  leftAt: time.optional(),
  epoch: z.int().min(0).describe("Grows with each answer or join; signals of an older one are dropped."),
  reconnecting: z.boolean().describe("The connection of this participant's client is lost at this moment."),
  reachable: z
    .boolean()
    .optional()
    .describe("Before it rings: whether any client of this participant is connected at this moment."),
  ringingOn: z.int().min(0).optional().describe("On how many browsers it rings."),
});
export type Member = z.infer<typeof member>;

/** A call as one viewer may see it: the reply of GET /rtc/call/:id and the body of every `call` event. */
export const call = z.object({
  id,
  type: callType,
  callerId: id,
  callerName: z.string(),
  callerAvatar: z.string().optional(),
  calleeIds: z.array(id),
  calleeInfo: z.array(calleeInfo),
  status: callStatus,
  groupId: id.optional(),
  group: z.boolean(),
  hostId: id,
  duration: seconds,
  createdAt: time,
  connectedAt: time.optional(),
  endedAt: time.optional(),
  endReason: endReason.optional(),
  version: z.int().min(1),
  participants: z.array(id).describe("Connected users in order of joining."),
  members: z.array(member),
  offer: offer.optional().describe("While it is pending, for who can still answer."),
  answer: answer.optional().describe("For the caller: the answer that took the offer."),
  clientId: z.string().optional().describe("The viewer's own client in the call."),
  waiting: z.boolean().optional().describe("It rings while the viewer is in another call."),
});
export type CallDetail = z.infer<typeof call>;
