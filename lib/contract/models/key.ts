import { z } from "zod";
import { id, time } from "../common";

/** What a key may do: read calls and people, or take part in calls too. */
export const apiScope = z
  .enum(["calls:read", "calls:act"])
  .describe(
    "`calls:read`: read people, groups and calls, and hear what happens; `calls:act`: place, answer and end calls, signal, and change groups.",
  );
export type ApiScope = z.infer<typeof apiScope>;

export const apiScopes = z.array(apiScope).min(1).max(8);

export const keyKind = z
  .enum(["personal", "service"])
  .describe(
    "`personal`: a program acts as its owner; `service`: the server of another system acts for users that it brings.",
  );
export type KeyKind = z.infer<typeof keyKind>;

export const keyName = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .refine((name) => !/\p{Cc}|\p{Bidi_Control}|\p{Cs}/u.test(name), "must not contain control characters")
  .describe("What the key is for, as timelines tell it.");

export const apiKey = z
  .object({
    id: id.describe("The key; not secret."),
    name: z.string().describe("What the key is for, as timelines tell it."),
    kind: keyKind,
    scopes: z.array(apiScope).describe("What it may do."),
    prefix: z.string().describe("How the key begins, to tell it from others."),
    createdAt: time.describe("When it was made."),
    lastUsedAt: time.optional().describe("When it was used last, to the minute; absent: never."),
  })
  .meta({ id: "ApiKey", description: "A key of a program, without its secret." });
export type ApiKey = z.infer<typeof apiKey>;
