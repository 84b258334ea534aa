/** The values of the examples, the same in every endpoint. */
export const offer = { type: "offer", sdp: "v=0\r\no=- 123456789 2 IN IP4 127.0.0.1..." };
export const answer = { type: "answer", sdp: "v=0\r\no=- 987654321 2 IN IP4 127.0.0.1..." };
export const done = { success: true };

export const user = { id: "user-001", username: "zhangsan", nickname: "张三" };
export const person = { id: "user-002", username: "lisi", nickname: "李四", online: true };
export const account = {
  ...user,
  whenBusy: "ring",
  doNotDisturb: false,
  callableBy: "everyone",
  operator: false,
};
export const session = {
  id: "session-uuid",
  kind: "web",
  current: true,
  online: true,
  browser: "Firefox",
  system: "Linux",
  createdAt: "2024-01-15T09:00:00.000Z",
  lastUsedAt: "2024-01-15T10:30:00.000Z",
};
export const tokens = {
  user,
  token: "eyJhbGciOiJIUzI1NiJ9.access",
  refreshToken: "eyJhbGciOiJIUzI1NiJ9.refresh",
  expiresIn: 3600,
};

export const push = {
  publicKey: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
  subscription: {
    endpoint: "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV",
    keys: {
      p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
      auth: "BTBZMqHH6r4Tts7J_aSIgg",
    },
  },
};

export const apiKey = {
  id: "8f14e45fceea167a",
  name: "Support desk",
  kind: "personal",
  scopes: ["calls:read"],
  prefix: "rbk_8f14e45fceea167a_",
  createdAt: "2024-01-15T10:30:00.000Z",
  lastUsedAt: "2024-01-15T10:35:00.000Z",
};
export const madeKey = {
  success: true,
  key: "rbk_8f14e45fceea167a_Zm9yIHRoZSBkb2N1bWVudGF0aW9uIG9ubHkhISEhISEx",
  apiKey: { ...apiKey, lastUsedAt: undefined },
};

export const ownCall = { callId: "call-uuid", userId: "user-001" };

const media = { muted: false, videoEnabled: true, handRaised: false, screen: false, reconnecting: false };
const lisi = {
  userId: "user-002",
  userName: "李四",
  userAvatar: "https://example.com/avatar2.jpg",
  status: "connected",
  joinedAt: "2024-01-15T10:30:05.000Z",
};
const wangwu = { userId: "user-003", userName: "王五", status: "rejected", rejectReason: "busy" };

export const call = {
  id: "call-uuid",
  type: "video",
  callerId: "user-001",
  callerName: "张三",
  callerAvatar: "https://example.com/avatar1.jpg",
  calleeIds: ["user-002", "user-003"],
  calleeInfo: [lisi, wangwu],
  status: "connected",
  groupId: "group-001",
  group: true,
  hostId: "user-001",
  duration: 300,
  createdAt: "2024-01-15T10:30:00.000Z",
  connectedAt: "2024-01-15T10:30:05.000Z",
  version: 4,
  participants: ["user-001", "user-002"],
  members: [
    {
      ...media,
      userId: "user-001",
      userName: "张三",
      status: "connected",
      joinedAt: "2024-01-15T10:30:05.000Z",
      epoch: 1,
    },
    { ...media, ...lisi, epoch: 1 },
    { ...media, ...wangwu, epoch: 0 },
  ],
};

export const timeline = [
  {
    seq: 1,
    type: "incoming",
    at: "2024-01-15T10:30:00.000Z",
    actorId: "user-001",
    key: { id: "8f14e45fceea167a", name: "Support desk" },
  },
  {
    seq: 2,
    type: "ringing",
    at: "2024-01-15T10:30:01.000Z",
    actorId: "user-002",
    detail: { ringingOn: 1 },
  },
  { seq: 3, type: "missed", at: "2024-01-15T10:30:30.000Z", subjectIds: ["user-002"] },
];

export const record = {
  id: "call-001",
  type: "video",
  callerId: "user-001",
  callerName: "张三",
  callerAvatar: "https://example.com/avatar1.jpg",
  calleeIds: ["user-002"],
  group: false,
  people: [{ userId: "user-002", userName: "李四", userAvatar: "https://example.com/avatar2.jpg" }],
  others: 0,
  status: "ended",
  callStatus: "ended",
  direction: "outgoing",
  duration: 900,
  callDuration: 900,
  createdAt: "2024-01-15T10:30:00.000Z",
  connectedAt: "2024-01-15T10:30:00.000Z",
  endedAt: "2024-01-15T10:45:00.000Z",
};

export const recordCsv =
  "id,type,direction,status,callStatus,people,others,callerId,callerName,group,groupId,groupName,createdAt,connectedAt,endedAt,duration,callDuration\r\n" +
  "call-001,video,outgoing,ended,ended,李四,0,user-001,张三,false,,,2024-01-15T10:30:00.000Z,2024-01-15T10:30:00.000Z,2024-01-15T10:45:00.000Z,900,900\r\n";

export const missed = { missed: 2, seenAt: "2024-01-14T12:00:00.000Z" };

export const group = {
  id: "group-001",
  name: "产品组",
  role: "admin",
  createdAt: "2024-01-15T09:00:00.000Z",
  members: [
    { userId: "user-001", userName: "张三", role: "admin", joinedAt: "2024-01-15T09:00:00.000Z" },
    { userId: "user-002", userName: "李四", role: "member", joinedAt: "2024-01-15T09:00:00.000Z" },
  ],
  activeCall: { id: "call-uuid", type: "video", startedAt: "2024-01-15T10:30:00.000Z", count: 2 },
};

const audio = {
  bytesSent: 1048576,
  bytesReceived: 2097152,
  packetsSent: 1000,
  packetsReceived: 2000,
  packetsLost: 5,
};
const video = {
  bytesSent: 10485760,
  bytesReceived: 20971520,
  packetsSent: 5000,
  packetsReceived: 10000,
  packetsLost: 10,
  frameWidth: 1280,
  frameHeight: 720,
  frameRate: 30,
  bitrate: 2000,
};
const stats = { audio: { ...audio, jitter: 0.02, roundTripTime: 0.05 }, video };
const quality = { mos: 4.34, level: 5, cause: "none" };

export const sample = {
  at: "2024-01-15T10:35:00.000Z",
  peerUserId: "user-002",
  seconds: 2,
  path: { local: "host", remote: "srflx", protocol: "udp", available: 2500 },
  audio: {
    bytesSent: 8000,
    packetsSent: 100,
    packetsReceived: 100,
    packetsLost: 0,
    sentPacketsLost: 1,
    jitter: 0.004,
    roundTripTime: 0.05,
    gaps: 0,
    concealed: 0,
    codec: "opus",
  },
  video: {
    bytesSent: 500000,
    packetsSent: 450,
    frameWidth: 1280,
    frameHeight: 720,
    frameRate: 30,
    bitrate: 2000,
    processorLimited: 0,
    networkLimited: 0.4,
    codec: "VP8",
  },
} as const;

export const mediaEvent = {
  at: "2024-01-15T10:34:58.000Z",
  type: "ice_restarted",
  peerUserId: "user-002",
} as const;

export const callStats = {
  callId: "call-uuid",
  stats,
  timestamp: "2024-01-15T10:35:00.000Z",
  quality,
  participants: [{ userId: "user-001", stats, quality }],
  links: [
    {
      userId: "user-001",
      peerUserId: "user-002",
      lossRatio: 0.0025,
      jitter: 0.02,
      roundTripTime: 0.05,
      quality,
    },
  ],
};
