import { z } from "zod";
import { callStatus, callType, id, success, time } from "../common";
import { endpoint, file, list, paging } from "../endpoint";
import { callDirection, callRecord, missed } from "../models";
import * as example from "./examples";
import { oneself } from "./shared";

/** PostgreSQL and JavaScript agree on years from 1 to 9999; nobody called before 1970. */
const sensible = (text: string) => Date.parse(text) >= 0;

const moment = (what: string) =>
  z
    .union([z.iso.datetime({ offset: true }), z.iso.date()], "must be ISO 8601")
    .refine(sensible, "must not be before 1970")
    .describe(what);

/** Which calls of a history. */
const filters = {
  type: callType.optional().describe("Only calls of this type."),
  status: callStatus.optional().describe("Only calls with this outcome for oneself."),
  direction: callDirection.optional().describe("Only calls that one placed, or that one was called in."),
  personId: id.optional().describe("Only calls with this person in them, as far as one knows."),
  search: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe(
      "Only calls with somebody else in them who has this in their name or user name, or to a group of one's own that has it in its name; in any case.",
    ),
  startTime: moment("Only calls placed at this moment or later; of a date its beginning (UTC).").optional(),
  endTime: moment("Only calls placed at this moment or earlier; of a date its end (UTC).").optional(),
};

export const historyEndpoints = {
  listCalls: list({
    method: "GET",
    path: "/rtc/calls/:userId",
    tag: "reading",
    title: "My calls",
    about:
      "The calls that one placed or was called in, the newest first. X-Total-Count counts at most 10000.",
    own: "userId",
    command: "calls",
    params: z.object(oneself),
    query: z.object({ ...filters, ...paging }),
    item: callRecord,
    example: { reply: [example.record] },
  }),
  exportCalls: file({
    method: "GET",
    path: "/rtc/calls/:userId/export",
    tag: "reading",
    title: "My calls as a file",
    about:
      "All of the calls that GET /rtc/calls/:userId has on its pages with the same filters, as JSON or as CSV (RFC 4180; UTF-8 with a byte order mark). A cell that a spreadsheet would take for a formula has an apostrophe before it. A file that breaks off is not whole: ask for it again.",
    own: "userId",
    params: z.object(oneself),
    query: z.object({
      ...filters,
      format: z.enum(["json", "csv"]).default("json").describe("How it is written."),
    }),
    other: "text/csv",
    item: callRecord,
    example: { reply: [example.record], other: example.recordCsv },
  }),
  getMissed: endpoint({
    method: "GET",
    path: "/rtc/missed/:userId",
    tag: "reading",
    title: "How many calls I missed",
    about:
      "Calls that came to one and that one has missed since one has seen one's history; at most 1000 are counted.",
    own: "userId",
    command: "missed",
    params: z.object(oneself),
    reply: missed,
    example: { reply: example.missed },
  }),
  seeMissed: endpoint({
    method: "PUT",
    path: "/rtc/missed/:userId",
    tag: "reading",
    title: "I have seen what I missed",
    about:
      "One has seen one's history up to a moment; it does not go back. One's own clients are told with the event `missed`.",
    own: "userId",
    command: "seen",
    params: z.object(oneself),
    body: z.object({
      seenAt: time
        .refine(sensible, "must not be before 1970")
        .optional()
        .describe("Up to when; default: now."),
    }),
    reply: z.object({ success, ...missed.shape }),
    example: { body: {}, reply: { success: true, missed: 0, seenAt: "2024-01-15T10:46:00.000Z" } },
  }),
} as const;
