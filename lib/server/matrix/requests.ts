import { v7 as uuid } from "uuid";
import { answer, candidate } from "../testing/calls";
import { onePixel } from "../testing/pictures";
import type { Actor, Scene } from "./scene";

/** A valid request, by where its members stand. */
export interface Asked {
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
  /** In the place of a body. */
  readonly file?: Uint8Array;
}

type Ask = (subjects: Scene["subjects"], actor: Actor) => Asked | Promise<Asked>;

const nothing: Ask = () => ({});
const ofUser: Ask = (_, { ownId }) => ({ params: { userId: ownId } });
const ofStranger: Ask = ({ strangerId }) => ({ params: { userId: strangerId } });
const ofCall: Ask = ({ callId }) => ({ params: { callId } });
const ofGroup =
  (body?: Asked["body"]): Ask =>
  ({ groupId }) => ({ params: { id: groupId }, body });
const ofMember =
  (body?: Asked["body"]): Ask =>
  ({ groupId }, { otherId }) => ({ params: { id: groupId, userId: otherId }, body });
const inCall =
  (more: object = {}): Ask =>
  ({ callId }, { ownId }) => ({ body: { callId, userId: ownId, ...more } });
const toOther =
  (more: object): Ask =>
  ({ callId }, { otherId }) => ({ body: { callId, userId: otherId, ...more } });

const ofKey: Ask = ({ keyId = "no-key" }) => ({ params: { id: keyId } });
const ofWebhook =
  (body?: Asked["body"]): Ask =>
  ({ webhookId = "no-webhook" }) => ({ params: { id: webhookId }, body });
const newWebhook = { name: "Desk", url: "https://example.com/" };

const signalTo = (callId: string, { ownId }: Actor, toUserId: string | undefined): Asked => ({
  body: { callId, fromUserId: ownId, toUserId, signal: candidate("x") },
});

/** What is sent for each row of the table. */
export const requests: Readonly<Record<string, Ask>> = {
  register: () => ({ body: { username: uuid().slice(-12), password: "long enough" } }),
  login: ({ credentials }) => ({ body: credentials }),
  refresh: async (_, { refreshToken }) => ({ body: { refreshToken: await refreshToken() } }),
  logout: nothing,
  me: nothing,

  myAccount: nothing,
  listUsers: nothing,
  getUser: ({ strangerId }) => ({ params: { id: strangerId } }),
  updateUser: (_, { ownId }) => ({ params: { id: ownId }, body: { nickname: "Somebody" } }),
  listBlocked: nothing,
  blockUser: ofStranger,
  unblockUser: ofStranger,
  setAvatar: () => ({ file: onePixel }),
  removeAvatar: nothing,

  listSessions: nothing,
  endSession: () => ({ params: { id: "no-session" } }),
  endOtherSessions: nothing,
  changePassword: () => ({ body: { current: "not the password", password: "long enough" } }),

  getPush: nothing,
  subscribePush: () => ({
    body: {
      endpoint: `https://push.example.net/${uuid()}`,
      keys: { p256dh: `B${"A".repeat(86)}`, auth: "A".repeat(22) },
    },
  }),
  unsubscribePush: nothing,
  testPush: nothing,

  createGroup: ({ strangerId }) => ({ body: { name: "Team", memberIds: [strangerId] } }),
  listGroups: nothing,
  getGroup: ofGroup(),
  renameGroup: ofGroup({ name: "Crew" }),
  addMembers: ({ groupId, strangerId }) => ({ params: { id: groupId }, body: { userIds: [strangerId] } }),
  changeRole: ofMember({ role: "admin" }),
  removeMember: ofMember(),
  leaveGroup: ofGroup(),

  "placeCall: a stranger": ({ strangerId }, { ownId }) => ({
    body: { callerId: ownId, calleeIds: [strangerId], type: "audio" },
  }),
  "placeCall: the other": (_, { ownId, otherId }) => ({
    body: { callerId: ownId, calleeIds: [otherId], type: "audio" },
  }),
  "placeCall: the group": ({ groupId }, { ownId, otherId }) => ({
    body: { callerId: ownId, calleeIds: [ownId, otherId], type: "audio", groupId },
  }),
  answerCall: inCall({ answer }),
  rejectCall: inCall(),
  hangUp: inCall(),
  cancelCall: inCall(),
  invite: ({ callId, strangerId }, { ownId }) => ({
    body: { callId, inviterId: ownId, inviteeIds: [strangerId] },
  }),
  joinCall: inCall(),
  leaveCall: inCall(),

  sendSignal: ({ callId }, actor) => signalTo(callId, actor, actor.otherId),
  "sendSignal: to the blocker": ({ callId, blockerId }, actor) => signalTo(callId, actor, blockerId),
  "sendSignal: to a stranger": ({ callId, strangerId }, actor) => signalTo(callId, actor, strangerId),
  device: inCall({ deviceType: "audioinput", deviceId: "microphone" }),
  mute: inCall({ muted: true }),
  "mute: another": toOther({ muted: true }),
  "mute: unmute another": toOther({ muted: false }),
  video: inCall({ enabled: false }),
  "video: stop another's": toOther({ enabled: false }),
  "video: start another's": toOther({ enabled: true }),
  hand: inCall({ raised: true }),
  host: ({ callId }, { ownId, otherId }) => ({ body: { callId, userId: ownId, hostId: otherId } }),
  screen: inCall({ shared: true }),
  sendNote: inCall({ note: { type: "reaction", emoji: "👍" } }),
  reportStats: ({ callId }, { otherId }) => ({
    params: { callId },
    body: { samples: [{ at: new Date().toISOString(), peerUserId: otherId }] },
  }),
  getStats: ofCall,

  listCalls: ofUser,
  exportCalls: ofUser,
  getMissed: ofUser,
  seeMissed: ofUser,
  getCall: ({ callId }) => ({ params: { id: callId } }),
  activeCall: ofUser,
  listSignals: ofCall,
  events: () => ({ body: { wait: "0" } }),
  iceServers: nothing,
  "iceServers: of the call": ({ callId }) => ({ body: { callId } }),

  getTimeline: ({ callId }) => ({ params: { id: callId } }),

  listKeys: nothing,
  createKey: () => ({ body: { name: "A program", scopes: ["calls:read"] } }),
  "createKey: a service key": () => ({
    body: { name: "Another system", kind: "service", scopes: ["calls:read"] },
  }),
  revokeKey: ofKey,
  rotateKey: ofKey,
  mintToken: () => ({ body: { userId: uuid() } }),

  listWebhooks: nothing,
  createWebhook: () => ({ body: newWebhook }),
  "createWebhook: of all calls": () => ({ body: { ...newWebhook, audience: "all" } }),
  "createWebhook: of a key": () => ({ body: { ...newWebhook, audience: "service", keyId: "no-key" } }),
  updateWebhook: ofWebhook({ name: "Shop" }),
  deleteWebhook: ofWebhook(),
  renewWebhookSecret: ofWebhook(),
  listDeliveries: ofWebhook(),
  replayDelivery: ({ webhookId = "no-webhook", deliveryId = "no-delivery" }) => ({
    params: { id: webhookId, deliveryId },
  }),
};
