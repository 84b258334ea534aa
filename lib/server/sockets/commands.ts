import { ApiError, endpoints, errorBodyOf } from "@/lib/contract";
import type { Caller } from "../caller";
import * as commands from "../commands";
import { problemOf } from "../doors/problem";
import { run } from "../doors/run";
import type { Live } from "../live";

type Door = (live: Live, body: unknown, caller: Caller) => Promise<unknown>;

/** The socket door: the same endpoints and commands as over REST, by the name of the command. */
const doors: Readonly<Record<string, Door>> = {
  call: (live, body, caller) => run(live, endpoints.placeCall, commands.place, { body }, caller),
  answer: (live, body, caller) => run(live, endpoints.answerCall, commands.answer, { body }, caller),
  reject: (live, body, caller) => run(live, endpoints.rejectCall, commands.reject, { body }, caller),
  cancel: (live, body, caller) => run(live, endpoints.cancelCall, commands.cancel, { body }, caller),
  hangup: (live, body, caller) => run(live, endpoints.hangUp, commands.hangUp, { body }, caller),
  signal: (live, body, caller) => run(live, endpoints.sendSignal, commands.sendSignal, { body }, caller),
  join: (live, body, caller) => run(live, endpoints.joinCall, commands.join, { body }, caller),
  mute: (live, body, caller) => run(live, endpoints.mute, commands.mute, { body }, caller),
  video: (live, body, caller) => run(live, endpoints.video, commands.video, { body }, caller),
  active: (live, body, caller) =>
    run(live, endpoints.activeCall, commands.activeCall, { params: body }, caller),
  get: (live, body, caller) => run(live, endpoints.getCall, commands.getCall, { params: body }, caller),
};

/** What a client whose access token has expired may still do in its present call. */
const withoutToken = new Set(["signal", "mute", "video", "hangup"]);

/** Runs a command by name and answers with the body that REST would give. */
export async function command(
  live: Live,
  name: unknown,
  body: unknown,
  caller: Caller & { readonly expired: boolean },
): Promise<unknown> {
  const door = typeof name === "string" && Object.hasOwn(doors, name) ? doors[name] : undefined;
  try {
    if (!door) throw new ApiError("NOT_FOUND", {}, "There is no such command.");
    if (caller.expired && !withoutToken.has(String(name))) throw new ApiError("TOKEN_EXPIRED");
    return await door(live, body, caller);
  } catch (error) {
    return errorBodyOf(problemOf(error, crypto.randomUUID()));
  }
}
