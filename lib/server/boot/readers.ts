import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { username } from "@/lib/contract";

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

/** Hosts, each with or without a port, after commas; in lower case as an address has them. */
export const hosts: Reader<readonly string[]> = z
  .string()
  .transform((text) => text.split(",").map((host) => host.trim()))
  .refine((all) => all.every(isHost), { error: (issue) => `${given(issue)} are no hosts` })
  .transform((all) => all.map((host) => host.toLowerCase()));

/** Addresses of STUN or TURN servers (RFC 7064, RFC 7065), after commas. */
export const iceUrls = (kind: "stun" | "turn"): Reader<readonly string[]> => {
  const form = new RegExp(
    `^${kind}s?:([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+\\])(:\\d{1,5})?(\\?transport=(udp|tcp))?$`,
  );
  return z
    .string()
    .transform((text) => text.split(",").map((url) => url.trim()))
    .refine((all) => all.every((url) => form.test(url)), {
      error: (issue) => `${given(issue)} are no addresses of ${kind.toUpperCase()} servers`,
    });
};

/** `host`, `host:port` or `[address]:port`, and nothing else. */
function isHost(text: string): boolean {
  const url = parse(`http://${text}`);
  const written = url?.port === "" && text.endsWith(":80") ? `${url.host}:80` : url?.host;
  return written === text.toLowerCase();
}

/** An address of mail or of the web (RFC 8292, section 2.1). */
export const contact: Reader<string> = z
  .string()
  .refine((text) => /^(mailto:[^@\s]+@[^@\s]+|https:\/\/[^\s]+)$/.test(text) && URL.canParse(text), {
    error: (issue) => `${given(issue)} is no address of mail or of the web`,
  });

/** What stands in a file of certificates. */
export const certificates: Reader<string> = z.string().transform((file, context) => {
  try {
    const text = readFileSync(path.resolve(file), "utf8");
    new X509Certificate(text);
    return text;
  } catch {
    context.addIssue({ code: "custom", message: `${JSON.stringify(file)} is no file of certificates` });
    return z.NEVER;
  }
});

/** Names of users, separated by commas, in lower case as they are kept. */
export const userNames: Reader<readonly string[]> = z.string().transform((text, context) => {
  const names = text.split(",").map((name) => name.trim().toLowerCase());
  const wrong = names.filter((name) => !username.safeParse(name).success);
  for (const name of wrong)
    context.addIssue({ code: "custom", message: `${JSON.stringify(name)} is no user name` });
  return names;
});

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
