import { z } from "zod";
import { callPush, devicePush, groupPush, missedPush, notePush, presentPush, signalPush } from "./socket";

/**
 * Where a stream of events has come to: the number of the newest stored signal that was handed over, and the time of the
 * newest event in milliseconds since the epoch.
 */
export const eventId = z
  .string()
  .regex(/^\d{1,15}-\d{1,15}$/, "must be the id of an event")
  .describe("Where the events have come to.");

const named = <Name extends string, Data extends z.ZodType>(name: Name, data: Data, what: string) =>
  z.object({ id: eventId, event: z.literal(name).describe(what), data }).describe(what);

/** What the server tells a program: the pushes of the socket, but for presence. */
export const serverEvent = z
  .discriminatedUnion("event", [
    named("present", presentPush, "Everything that lives, at first and on each reconnect."),
    named("call", callPush, "Something has happened in a call."),
    named("signal", signalPush, "A signal from another participant."),
    named("group", groupPush, "The call of a group began, changed or ended."),
    named("device", devicePush, "The user has chosen a device for a call."),
    named("note", notePush, "A reaction or a text in a call."),
    named("missed", missedPush, "The user has seen their history."),
  ])
  .meta({ id: "ServerEvent", description: "What the server tells." });
export type ServerEvent = z.infer<typeof serverEvent>;
