import { z } from "zod";
import { limits } from "../common";

const controls = /(?![\n\t])\p{Cc}/gu;

/** The text as the others get it: one kind of line break, no other control characters but tabs, nothing around it. */
export const cleanText = (text: string): string => text.replace(/\r\n?/g, "\n").replace(controls, "").trim();

const segmenter = new Intl.Segmenter();
const pictured = /\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|\u20e3/u;
const encoder = new TextEncoder();

/** One emoji as it is seen, however many code points it is made of (UAX #29, UTS #51). */
function isEmoji(text: string): boolean {
  return (
    text.length <= limits.emojiBytes &&
    encoder.encode(text).length <= limits.emojiBytes &&
    [...segmenter.segment(text)].length === 1 &&
    pictured.test(text)
  );
}

/** What one says in a call besides the sound: relayed, and kept nowhere. */
export const note = z
  .discriminatedUnion("type", [
    z
      .object({
        type: z.literal("text").describe("Something written."),
        text: z
          .string()
          .max(limits.noteCharacters, `must be at most ${limits.noteCharacters} characters`)
          .refine((text) => !/\p{Cs}/u.test(text), "must be Unicode text")
          .refine((text) => cleanText(text) !== "", "must not be empty")
          .describe("1 to 2000 characters, in lines."),
      })
      .describe("Something written."),
    z
      .object({
        type: z.literal("reaction").describe("An emoji that is shown for a moment."),
        emoji: z.string().refine(isEmoji, "must be one emoji").describe("One emoji, at most 32 bytes."),
      })
      .describe("An emoji that is shown for a moment."),
  ])
  .describe("A reaction or a text.");
export type Note = z.infer<typeof note>;
