import type { endpoints, ErrorBody, ErrorCode, InputOf, ReplyOf } from "@/lib/contract";
import type { Wire } from "./ports";

/** Socket command → endpoint of the contract, whose body and reply it has. */
interface CommandEndpoints {
  call: "placeCall";
  answer: "answerCall";
  reject: "rejectCall";
  cancel: "cancelCall";
  hangup: "hangUp";
  signal: "sendSignal";
  leave: "leaveCall";
  invite: "invite";
  join: "joinCall";
  mute: "mute";
  video: "video";
  device: "device";
  hand: "hand";
  host: "host";
  note: "sendNote";
  screen: "screen";
  get: "getCall";
  missed: "getMissed";
  seen: "seeMissed";
}
export type CommandName = keyof CommandEndpoints;
type EndpointOf<N extends CommandName> = (typeof endpoints)[CommandEndpoints[N]];
export type CommandBody<N extends CommandName> = InputOf<EndpointOf<N>>;
export type CommandReply<N extends CommandName> = ReplyOf<EndpointOf<N>>;

/** `NETWORK`: no reply in time; what was asked may or may not have happened. */
export type FailureCode = ErrorCode | "NETWORK";
export interface Failure {
  readonly ok: false;
  readonly code: FailureCode;
  readonly details: Readonly<Record<string, unknown>>;
}
export type Result<R> = { readonly ok: true; readonly reply: R } | Failure;

/** Asks the server; resolves always. */
export type Command = <N extends CommandName>(
  name: N,
  body: CommandBody<N>,
) => Promise<Result<CommandReply<N>>>;

const isRefusal = (reply: unknown): reply is ErrorBody =>
  typeof reply === "object" && reply !== null && "success" in reply && reply.success === false;

/** Commands over the wire that is open at this moment; `wire` is asked at each. */
export function commandsOver(wire: () => Wire | null): Command {
  return async <N extends CommandName>(name: N, body: CommandBody<N>): Promise<Result<CommandReply<N>>> => {
    const open = wire();
    if (open === null) return { ok: false, code: "NETWORK", details: {} };
    try {
      const reply = await open.command(name, body);
      if (isRefusal(reply)) return { ok: false, code: reply.error.code, details: reply.error.details };
      return { ok: true, reply: reply as CommandReply<N> };
    } catch {
      return { ok: false, code: "NETWORK", details: {} };
    }
  };
}
