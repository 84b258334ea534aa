import type {
  IncomingView,
  LocalView,
  PersonRef,
  Phone,
  PhoneActions,
  StageView,
  TileView,
} from "@/lib/client/types";

import type { TextView } from "./chat/unread";

/** For tests: views of a call, made by hand. */

export const me: PersonRef = { userId: "me", name: "Noor" };

const off = { on: false, opening: false };
const on = { on: true, opening: false };

export const silent: LocalView = {
  stream: null,
  microphone: off,
  camera: off,
  speaker: {},
  notices: [],
  screen: { possible: true, stream: null, opening: false },
};
export const speaking: LocalView = { ...silent, microphone: on };

export const tile = (change: Partial<TileView> = {}): TileView => ({
  userId: "ana",
  name: "Ana",
  status: "connected",
  muted: false,
  videoEnabled: false,
  handRaised: false,
  host: false,
  screen: null,
  reconnecting: false,
  stream: null,
  media: "connected",
  still: false,
  soundBlocked: false,
  ...change,
});

export const stage = (change: Partial<StageView> = {}): StageView => ({
  callId: "call-1",
  phase: "connected",
  type: "audio",
  group: false,
  joining: false,
  outgoing: true,
  people: [tile()],
  ringingOn: 0,
  reachable: true,
  hosting: false,
  switchedOff: [],
  notes: [],
  ...change,
});

export const incoming = (change: Partial<IncomingView> = {}): IncomingView => ({
  callId: "call-1",
  type: "video",
  from: { userId: "ana", name: "Ana" },
  group: false,
  others: [],
  waiting: false,
  answering: false,
  ...change,
});

export const noSamples: Phone["samples"] = { get: () => ({}), subscribe: () => () => undefined };

const later = () => Promise.resolve();

export const actions: PhoneActions = {
  call: later,
  join: () => Promise.resolve(null),
  answer: later,
  decline: later,
  hangUp: later,
  endForAll: later,
  invite: () => Promise.resolve("sent"),
  command: () => Promise.resolve(true),
  setMicrophone: later,
  setCamera: later,
  chooseDevice: later,
  turnCamera: later,
  dismissDeviceNotice: () => undefined,
  raiseHand: later,
  react: () => Promise.resolve("sent"),
  sendText: () => Promise.resolve("sent"),
  shareScreen: later,
  takeOver: later,
  unlockSound: later,
  dismiss: () => undefined,
  dismissNotice: () => undefined,
  seeHistory: later,
  testRinger: () => undefined,
};

export const textNote = (id: string, text = "Hello", change: Partial<TextView> = {}): TextView => ({
  id,
  userId: "ana",
  name: "Ana",
  mine: false,
  at: 0,
  heardAt: 0,
  note: { type: "text", text },
  ...change,
});
