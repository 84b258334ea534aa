import path from "node:path";
import { z } from "zod";

/** Reads the text of one environment variable. Its issues say what is wrong with it, in half a sentence. */
export type Reader<T> = z.ZodType<T, string>;

const given = (issue: { input?: unknown }) => JSON.stringify(issue.input);

export const wholeNumber = (least: number, most: number): Reader<number> =>
  z
    .string()
    .regex(/^\d{1,15}$/, { error: (issue) => `${given(issue)} is not a whole number` })
    .transform(Number)
    .pipe(
      z
        .number()
        .min(least, { error: (issue) => `${given(issue)} is too small` })
        .max(most, { error: (issue) => `${given(issue)} is too big` }),
    );

export const oneOf = <const T extends string>(words: readonly T[]): Reader<T> =>
  z.string().pipe(z.enum(words, { error: (issue) => `${given(issue)} is none of these words` }));

export const onOff: Reader<boolean> = oneOf(["on", "off"]).transform((word) => word === "on");

export const hostName: Reader<string> = z
  .string()
  .regex(/^[A-Za-z0-9._:%-]+$/, { error: (issue) => `${given(issue)} is no address` });

export const folder: Reader<string> = z.string().transform((text) => path.resolve(text));

/** What is wrong with a secret is said without showing it. */
export const secret = (least: number): Reader<string> =>
  z.string().refine((text) => text.length >= least, {
    error: ({ input }) => `it has only ${lengthOf(input)} characters`,
  });

const lengthOf = (input: unknown) => (typeof input === "string" ? input.length : 0);

/** Not shown either: it holds a password. */
export const databaseUrl: Reader<string> = z
  .string()
  .refine((text) => ["postgres:", "postgresql:"].includes(parse(text)?.protocol ?? ""), {
    error: "it is not the address of a PostgreSQL server",
  });

/** An origin: nothing after the host and the port. */
export const origin: Reader<string> = z
  .string()
  .refine(
    (text) => {
      const url = parse(text);
      return url !== undefined && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
    },
    { error: (issue) => `${given(issue)} is no origin` },
  )
  .transform((text) => new URL(text).origin);

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
