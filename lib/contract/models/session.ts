import { z } from "zod";
import { id, time } from "../common";

/** Where somebody is signed in. */
export const session = z
  .object({
    id: id.describe("The session."),
    kind: z
      .enum(["web", "api"])
      .describe("`web`: a browser; `api`: a program that signed in with user name and password."),
    current: z.boolean().describe("The session of the token with which this is asked."),
    online: z.boolean().describe("It is connected at this moment."),
    browser: z.string().optional().describe("Name of the browser or program, where it said so."),
    system: z.string().optional().describe("Name of the operating system, where it said so."),
    createdAt: time.describe("When it signed in."),
    lastUsedAt: time.describe("When it was used last; may be up to an hour earlier than it was."),
  })
  .meta({ id: "Session", description: "Where somebody is signed in. Keys are no sessions." });
export type Session = z.infer<typeof session>;
