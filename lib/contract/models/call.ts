import { z } from "zod";
import { callEventTypes } from "@/lib/call";
import {
  answer,
  callStatus,
  callType,
  endReason,
  id,
  offer,
  rejectReason,
  seconds,
  time,
  version,
} from "../common";
import { avatar } from "./person";

const part = {
  userId: id,
  userName: z.string().describe("The name that others see."),
  userAvatar: avatar.optional(),
  status: callStatus.describe("This participant's own status, in the words of a call's."),
  joinedAt: time.optional().describe("When they came into the call last."),
  rejectReason: rejectReason.optional(),
};

const { userId, userName, userAvatar } = part;
const person = z
  .object({ userId, userName, userAvatar })
  .meta({ id: "CallPerson", description: "Somebody in a call." });

export const calleeInfo = z.object(part).meta({ id: "Callee", description: "Somebody who was called." });

/** A participant, the caller included. */
export const member = z
  .object({
    ...part,
    muted: z.boolean().describe("The microphone is off."),
    videoEnabled: z.boolean().describe("The camera is on."),
    handRaised: z.boolean().describe("The hand is raised."),
    handRaisedAt: time.optional().describe("Since when it is raised: whoever raised it first is first."),
    screen: z.boolean().describe("The screen is shared."),
    leftAt: time.optional().describe("When they left the call last."),
    epoch: z.int().min(0).describe("Grows with each answer or join; signals of an older one are dropped."),
    negotiation: z
      .literal("perfect")
      .optional()
      .describe(
        "Where their client has declared perfect negotiation; towards others yield when offers cross.",
      ),
    reconnecting: z.boolean().describe("The connection of this participant's client is lost at this moment."),
    reachable: z
      .boolean()
      .optional()
      .describe("Before it rings: whether any client of this participant is connected at this moment."),
    ringingOn: z.int().min(0).optional().describe("On how many browsers it rings."),
  })
  .meta({ id: "Member", description: "A participant of a call, the caller included." });
export type Member = z.infer<typeof member>;

const shared = {
  id,
  type: callType,
  callerId: id.describe("Who placed the call."),
  callerName: z.string().describe("The caller's name."),
  callerAvatar: avatar.optional().describe("Address of the caller's picture."),
  calleeIds: z.array(id).describe("Who was called, in the order of being called or joining."),
};

/** A call as one viewer may see it: the reply of GET /rtc/call/:id and the body of every `call` event. */
export const call = z
  .object({
    ...shared,
    calleeInfo: z.array(calleeInfo).describe("Those who were called."),
    status: callStatus,
    groupId: id.optional().describe("The group that is called."),
    group: z.boolean().describe("A group call: it has had a group, two callees or an invitation."),
    hostId: id.describe("Who may end it for all and mute others."),
    duration: seconds.describe(
      "Whole seconds from connect to end; running while connected; 0 if never connected.",
    ),
    createdAt: time.describe("When it was placed."),
    connectedAt: time.optional().describe("When the first callee answered."),
    endedAt: time.optional().describe("When it ended."),
    endReason: endReason.optional(),
    version,
    participants: z.array(id).describe("Connected users in order of joining."),
    members: z.array(member).describe("Everybody in it, the caller first."),
    offer: offer.optional().describe("While it is pending, for who can still answer."),
    answer: answer.optional().describe("For the caller: the answer that took the offer."),
    clientId: z.string().optional().describe("The viewer's own client in the call."),
    waiting: z.boolean().optional().describe("It rings while the viewer is in another call."),
  })
  .meta({ id: "Call", description: "A call as its reader may see it." });
export type CallDetail = z.infer<typeof call>;

/** What more there is to say of an event. */
const eventDetail = z
  .object({
    ringingOn: z.int().min(1).describe("`ringing`: on how many browsers it rings at the actor now."),
    device: z
      .int()
      .min(1)
      .describe(
        "`connected` and `answered`: on which of the browsers at which it rang, in the order in which they began.",
      ),
    of: z.int().min(1).describe("`connected` and `answered`: at how many browsers it rang."),
    reason: rejectReason,
    muted: z.boolean().describe("`media`: the microphone was switched off, or on."),
    videoEnabled: z.boolean().describe("`media`: the camera was switched on, or off."),
    handRaised: z.boolean().describe("`media`: the hand was raised, or lowered."),
    screen: z.boolean().describe("`media`: the screen is shared, or not any more."),
    endReason,
    awayMs: z
      .int()
      .min(0)
      .describe("`reconnected` and `joined`: how long nothing was heard of the client, in milliseconds."),
    again: z
      .literal(true)
      .describe("`joined`: they were in the call, and are with the same client, as after a reload."),
    hostId: id.describe("`left`: who became the host with it."),
  })
  .partial();

/** Something that happened in a call. */
export const timelineEvent = z
  .object({
    seq: z.int().min(1).describe("The version of the call that it made."),
    type: z
      .enum(callEventTypes)
      .describe(
        "What happened. `incoming`: it was placed; `ringing`: it rings at a client; `connected`: the first answer; `answered`, `joined` and `left`: somebody else came, or went; `rejected`, `missed`, `cancelled`, `ended`; `invited`: more people are called; `reconnecting` and `reconnected`: a client was lost, and came back; `media`: a microphone, camera, hand or screen; `host`: the role of the host was handed over; `replaced`: another client of the same person took over.",
      ),
    at: time.describe("When it happened."),
    actorId: id.optional().describe("Who did it; absent where a deadline did."),
    subjectIds: z.array(id).optional().describe("Whom it was done to, where that is not the actor."),
    key: z
      .object({ id, name: z.string().describe("What the key is for.") })
      .optional()
      .describe("The key by which a program did it in the actor's name."),
    detail: eventDetail.optional().describe("What more there is to say of it, where there is anything."),
  })
  .meta({ id: "TimelineEvent", description: "Something that happened in a call." });
export type TimelineEvent = z.infer<typeof timelineEvent>;

export const callDirection = z.enum(["incoming", "outgoing"]).describe("`outgoing`: the reader placed it.");
export type CallDirection = z.infer<typeof callDirection>;

/** A call in one's history. */
export const callRecord = z
  .object({
    ...shared,
    group: z.boolean().describe("A group call: it has had a group, two callees or an invitation."),
    groupId: id.optional().describe("The group that was called."),
    groupName: z.string().optional().describe("Its name, while the reader is a member."),
    people: z
      .array(person)
      .describe("The others in it, the caller first: five at most, as far as the reader knows of them."),
    others: z.int().min(0).describe("How many more there are."),
    status: callStatus.describe(
      "The reader's own outcome: a callee who never connected has `missed` or `rejected`, and `missed` where the caller cancelled.",
    ),
    callStatus: callStatus.describe("The status of the call itself, as the reader may know it."),
    direction: callDirection,
    duration: seconds.describe("Whole seconds that the reader was connected."),
    callDuration: seconds.describe(
      "Whole seconds from the connect of the call to its end, as the reader may know it.",
    ),
    createdAt: time.describe("When it was placed."),
    connectedAt: time.optional().describe("When the call was connected."),
    endedAt: time.optional().describe("When the reader's part in it was over."),
  })
  .meta({ id: "CallRecord", description: "A call in its reader's history." });
export type CallRecord = z.infer<typeof callRecord>;

/** What one has missed and not seen yet. */
export const missed = z
  .object({
    missed: z.int().min(0).max(1000).describe("How many calls; at most 1000 are counted."),
    seenAt: time.describe("Until when one has seen one's history."),
  })
  .meta({ id: "Missed", description: "What one has missed and not seen yet." });
export type Missed = z.infer<typeof missed>;
