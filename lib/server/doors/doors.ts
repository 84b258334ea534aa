import { type Endpoint, endpoints } from "@/lib/contract";
import type { Caller } from "../caller";
import * as commands from "../commands";
import type { Command } from "../commands/command";
import type { Live } from "../live";
import { type RawInput, run, type Success } from "./run";

/** An endpoint with its command, ready to be run with what was sent. */
export interface Door {
  readonly endpoint: Endpoint;
  readonly run: (live: Live, raw: RawInput, caller: Caller) => Promise<Success>;
}

function door<E extends Endpoint>(endpoint: E, command: Command<E>): Door {
  return { endpoint, run: (live, raw, caller) => run(live, endpoint, command, raw, caller) };
}

/** What can be asked for over the socket, by the name of the command. */
export const doors: Readonly<Record<string, Door>> = Object.fromEntries(
  [
    door(endpoints.placeCall, commands.place),
    door(endpoints.answerCall, commands.answer),
    door(endpoints.rejectCall, commands.reject),
    door(endpoints.cancelCall, commands.cancel),
    door(endpoints.hangUp, commands.hangUp),
    door(endpoints.sendSignal, commands.sendSignal),
    door(endpoints.invite, commands.invite),
    door(endpoints.joinCall, commands.join),
    door(endpoints.leaveCall, commands.leave),
    door(endpoints.device, commands.device),
    door(endpoints.mute, commands.mute),
    door(endpoints.video, commands.video),
    door(endpoints.hand, commands.hand),
    door(endpoints.host, commands.host),
    door(endpoints.screen, commands.screen),
    door(endpoints.sendNote, commands.sendNote),
    door(endpoints.reportStats, commands.reportStats),
    door(endpoints.getStats, commands.getStats),
    door(endpoints.activeCall, commands.activeCall),
    door(endpoints.getCall, commands.getCall),
    door(endpoints.getTimeline, commands.getTimeline),
    door(endpoints.listSignals, commands.listSignals),
    door(endpoints.listCalls, commands.listCalls),
    door(endpoints.getMissed, commands.getMissed),
    door(endpoints.seeMissed, commands.seeMissed),
  ].map((each) => [each.endpoint.command ?? "", each]),
);
