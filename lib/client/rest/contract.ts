// Types alone: neither pages nor programs carry the schemas. Who copies this folder changes this one address.
export type {
  CallPush,
  DevicePush,
  endpoints,
  ErrorBody,
  ErrorCode,
  GivenOf,
  GroupPush,
  MissedPush,
  NotePush,
  PresentPush,
  ReplyOf,
  SignalPush,
} from "@/lib/contract";
