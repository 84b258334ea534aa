import { z } from "zod";
import { id, seconds } from "../common";

export const avatar = z.string().describe("Address of a picture.");
export const username = z
  .string()
  .regex(/^[A-Za-z0-9._-]{2,32}$/, "must be 2 to 32 letters, digits, dots, underscores or hyphens")
  .describe("What one signs in with, in any case.");
export const nickname = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .refine((name) => !/\p{Cc}/u.test(name), "must not contain control characters")
  // With them one name can be made to look like another (Unicode TR 36, section 2.10).
  .refine(
    (name) => !/\p{Bidi_Control}/u.test(name),
    "must not contain characters that turn the direction of text",
  )
  .refine((name) => !/\p{Cs}/u.test(name), "must be Unicode text")
  .describe("The name that others see.");
export const password = z
  .string()
  .min(8, "must have at least 8 characters")
  .max(256)
  .describe("At least 8 characters.");

const own = {
  id,
  username: z.string().describe("What one signs in with, in lower case."),
  nickname: z.string().describe("The name that others see."),
  avatar: avatar.optional(),
};

/** A person as others see them. */
export const user = z.object(own).meta({ id: "User", description: "A person as others see them." });
export type User = z.infer<typeof user>;

/** A person in the list of people. */
export const person = z
  .object({ ...own, online: z.boolean().describe("At least one client is connected.") })
  .meta({ id: "Person", description: "A person, and whether they are there." });
export type Person = z.infer<typeof person>;

/** What happens to a call that comes while its callee is in another. */
export const whenBusy = z
  .enum(["ring", "reject"])
  .describe(
    "A call that comes while one is in another: `ring`: rings as waiting; `reject`: is declined as busy.",
  );
export type WhenBusy = z.infer<typeof whenBusy>;

/** Nothing rings. */
export const doNotDisturb = z
  .boolean()
  .describe(
    "Calls do not ring and are told nowhere while they ring; afterwards they are missed calls. Callers see what an unanswered caller sees.",
  );

/** Whose calls reach this user. */
export const callableBy = z
  .enum(["everyone", "known", "nobody"])
  .describe(
    "Whose calls reach one: `everyone`; `known`: whoever has been connected in one call with one, or is in one group; `nobody`. To all others one looks as if offline.",
  );
export type CallableBy = z.infer<typeof callableBy>;

/** One's own account. */
export const account = z
  .object({
    ...own,
    whenBusy,
    doNotDisturb,
    callableBy,
    operator: z.boolean().describe("Runs this server: may make service keys and read the calls of others."),
  })
  .meta({ id: "Account", description: "One's own account with its settings." });
export type Account = z.infer<typeof account>;

export const tokens = z
  .object({
    user,
    token: z.string().describe("Access token, for `Authorization: Bearer`."),
    refreshToken: z.string().describe("For POST /auth/refresh, once."),
    expiresIn: seconds.describe("Seconds until the access token expires."),
  })
  .meta({ id: "Tokens", description: "Who signed in, and with which tokens." });
export type Tokens = z.infer<typeof tokens>;
