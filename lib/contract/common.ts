import { z } from "zod";
import { callStatuses, callTypes, endReasons, rejectReasons } from "@/lib/call";
import { limits } from "./limits";

export { limits };

/** The media types of pictures that are taken. */
export const pictureTypes = ["image/jpeg", "image/png", "image/webp"] as const;
export type PictureType = (typeof pictureTypes)[number];

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
export const clientId = z
  .string()
  .regex(/^[A-Za-z0-9._:-]{1,64}$/, "must match [A-Za-z0-9._:-]{1,64}")
  .describe("How a client (a browser tab or a program) names itself.");

/** Same key and same body: same reply, for 24 hours. */
export const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,128}$/, "must be 1 to 128 visible ASCII characters")
  .describe(
    "The same as the header Idempotency-Key, for the socket command. A request with the same key and the same body gets the stored reply for 24 hours.",
  );

export const time = z.iso.datetime().describe("ISO 8601, UTC.");
export const seconds = z.int().min(0).describe("Whole seconds.");
export const version = z.int().min(1).describe("Grows by one with every change of the call.");

export const callType = z.enum(callTypes).describe("`audio`: with sound; `video`: with picture.");
export const callStatus = z
  .enum(callStatuses)
  .describe(
    "`calling`: rings nowhere yet; `ringing`: a client has confirmed that it rings; `connected`; `ended`: after it was connected; `missed`: nobody answered in time; `rejected`: declined by everybody; `cancelled`: given up by the caller. The last four are final.",
  );
export const endReason = z
  .enum(endReasons)
  .describe(
    "Why a connected call ended. `hangup`: one of two hung up; `host_ended`: the host ended it for all; `all_left`: nobody, or one person for too long, was left; `connection_lost`: one of two did not come back; `max_duration`: it had lasted for the longest time.",
  );
export const rejectReason = z.enum(rejectReasons).describe("`busy`: in another call; `declined`: said no.");

export const deviceType = z
  .enum(["audioinput", "audiooutput", "videoinput"])
  .describe("`audioinput`: microphone; `audiooutput`: speaker; `videoinput`: camera.");

export const sdp = z
  .string()
  .startsWith("v=0", "must start with v=0")
  .refine((text) => !text.includes("\0"), "must not contain NUL")
  .refine(isText, "must be Unicode text")
  .refine(fits(limits.sdpBytes), `must be at most ${limits.sdpBytes} bytes`)
  .describe("A session description (RFC 8866) as the browser made it, at most 64 KiB.");

const descriptionType = <T extends "offer" | "answer">(type: T) =>
  z.literal(type).describe("The kind of description (RFC 8829).");

export const offer = z.object({ type: descriptionType("offer"), sdp }).describe("A WebRTC offer.");
export const answer = z.object({ type: descriptionType("answer"), sdp }).describe("A WebRTC answer.");

/** RTCIceCandidateInit (W3C WebRTC). An empty `candidate` or null means that there are no more. */
export const candidate = z
  .object({
    candidate: z
      .string()
      .optional()
      .describe("The candidate-attribute (RFC 8839); empty: there are no more."),
    sdpMid: z.string().nullish().describe("Identification tag of the media section."),
    sdpMLineIndex: z.int().min(0).max(65535).nullish().describe("Index of the media section, from 0."),
    usernameFragment: z.string().nullish().describe("The ICE user name fragment that it belongs to."),
  })
  .refine((value) => fits(limits.candidateBytes)(JSON.stringify(value)), "must be at most 4 KiB")
  .refine((value) => !/\\u0000|\\ud[89a-f]/.test(JSON.stringify(value)), "must be Unicode text without NUL")
  .describe("An ICE candidate as the browser made it (RTCIceCandidateInit), at most 4 KiB.");

export const signal = z
  .discriminatedUnion("type", [
    z.object({ type: descriptionType("offer"), sdp }).describe("An offer."),
    z.object({ type: descriptionType("answer"), sdp }).describe("An answer."),
    z
      .object({
        type: z.literal("candidate").describe("An ICE candidate."),
        candidate: candidate.nullable().describe("The candidate; null: there are no more."),
      })
      .describe("An ICE candidate, or the end of them."),
  ])
  .describe("What one peer connection tells another.");
export type Signal = z.infer<typeof signal>;

export const success = z.literal(true).describe("Always true.");
export const done = z.object({ success }).describe("It has been done.");
