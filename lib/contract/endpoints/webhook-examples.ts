export const webhook = {
  id: "webhook-001",
  name: "CRM",
  url: "https://example.com/calls",
  audience: "own",
  enabled: true,
  createdAt: "2024-01-15T09:00:00.000Z",
};

export const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

export const delivery = {
  id: "delivery-001",
  callId: "call-uuid",
  seq: 3,
  type: "answered",
  status: "delivered",
  attempts: 2,
  createdAt: "2024-01-15T10:30:05.000Z",
  lastAt: "2024-01-15T10:30:11.000Z",
  replyStatus: 204,
  durationMs: 38,
};
