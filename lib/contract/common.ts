import { z } from "zod";
import { callStatuses, callTypes, endReasons, rejectReasons } from "@/lib/call";

/** The limits that the contract itself states. Octets for texts. */
export const limits = {
  bodyBytes: 256 * 1024,
  sdpBytes: 64 * 1024,
  candidateBytes: 4 * 1024,
  callees: 49,
} as const;

const encoder = new TextEncoder();
const fits = (max: number) => (text: string) => text.length <= max && encoder.encode(text).length <= max;

/** Half of a surrogate pair is no character, and a database cannot keep it. */
const isText = (text: string) => !/\p{Cs}/u.test(text);

/** An opaque identifier. */
export const id = z
  .string()
  .regex(/^[\x21-\x7e]{1,128}$/, "must be 1 to 128 visible ASCII characters")
  .describe("An opaque identifier.");

/** How a client (a tab or a program) names itself. */
export const clientId = z.string().regex(/^[A-Za-z0-9._:-]{1,64}$/, "must match [A-Za-z0-9._:-]{1,64}");

export const time = z.iso.datetime().describe("ISO 8601, UTC.");
export const seconds = z.int().min(0).describe("Whole seconds.");

export const callType = z.enum(callTypes);
export const callStatus = z.enum(callStatuses);
export const endReason = z.enum(endReasons);
export const rejectReason = z.enum(rejectReasons);

export const sdp = z
  .string()
  .startsWith("v=0", "must start with v=0")
  .refine((text) => !text.includes("\0"), "must not contain NUL")
  .refine(isText, "must be Unicode text")
  .refine(fits(limits.sdpBytes), `must be at most ${limits.sdpBytes} bytes`)
  .describe("A session description (RFC 8866) as the browser made it, at most 64 KiB.");

export const offer = z.object({ type: z.literal("offer"), sdp });
export const answer = z.object({ type: z.literal("answer"), sdp });

/** RTCIceCandidateInit (W3C WebRTC). An empty `candidate` or null means that there are no more. */
export const candidate = z
  .object({
    candidate: z.string().optional(),
    sdpMid: z.string().nullish(),
    sdpMLineIndex: z.int().min(0).max(65535).nullish(),
    usernameFragment: z.string().nullish(),
  })
  .refine((value) => fits(limits.candidateBytes)(JSON.stringify(value)), "must be at most 4 KiB")
  .refine((value) => !/\\u0000|\\ud[89a-f]/.test(JSON.stringify(value)), "must be Unicode text without NUL");

export const signal = z.discriminatedUnion("type", [
  z.object({ type: z.literal("offer"), sdp }),
  z.object({ type: z.literal("answer"), sdp }),
  z.object({ type: z.literal("candidate"), candidate: candidate.nullable() }),
]);
export type Signal = z.infer<typeof signal>;

export const done = z.object({ success: z.literal(true) });
