import { getCsrfToken, signOut as closeWebSession } from "next-auth/react";
import { type Access, accessOf, type WebSession } from "./access";
import { asRequestError } from "./rest/errors";
import { dropSubscription } from "./push/subscription";
import { createClient } from "./rest";

/** What is wrong with one member of a form. */
export interface Issue {
  readonly path: readonly (string | number)[];
  readonly reason: string;
}

/** `made`: the account is there, and this browser could not be signed in. */
export type SignUpResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: "taken" | "many" | "made" | "network" }
  | { readonly ok: false; readonly problem: "invalid"; readonly issues: readonly Issue[] };

/** A token is replaced this long before it expires. */
const marginMs = 60_000;

let current: Access | undefined;
let pending: Promise<Access | null> | undefined;

async function fetchAccess(): Promise<Access | null> {
  const response = await fetch("/api/auth/session", { cache: "no-store" });
  if (!response.ok) throw new Error(`the session could not be read: ${response.status}`);
  const body = (await response.json()) as Partial<WebSession> | null;
  return accessOf(body, response.headers.get("date"), Date.now());
}

/**
 * An access token that is good for another minute at least, or null when nobody is signed in. Who asks while one is
 * fetched gets the same. Rejects when the server cannot be reached.
 */
export function accessToken(): Promise<Access | null> {
  if (current && current.expiresAt - marginMs > Date.now()) return Promise.resolve(current);
  if (pending) return pending;
  const fetching = fetchAccess()
    .then((access) => {
      if (pending === fetching) current = access ?? undefined;
      return access;
    })
    .finally(() => {
      if (pending === fetching) pending = undefined;
    });
  pending = fetching;
  return fetching;
}

/** The next {@link accessToken} comes from the server: for who was refused with the present one. */
export function forgetToken(): void {
  current = undefined;
  pending = undefined;
}

/** `many`: there were too many tries. `network`: the server did not answer, or the browser kept no cookie. */
export type SignInResult = "ok" | "wrong" | "many" | "network";

/** Signs this browser in. */
export async function signIn(username: string, password: string): Promise<SignInResult> {
  try {
    const csrfToken = await getCsrfToken();
    if (!csrfToken) return "network";
    const refused = await openWebSession({ csrfToken, username, password });
    if (refused) return refused;
    forgetToken();
    return (await accessToken()) ? "ok" : "network";
  } catch {
    return "network";
  }
}

/** Sends next-auth's form. Its own function knows no other refusal than a wrong password. */
async function openWebSession(form: Record<string, string>): Promise<SignInResult | undefined> {
  const body = new URLSearchParams({ ...form, json: "true" });
  const { ok, status } = await fetch("/api/auth/callback/credentials", { method: "POST", body });
  if (status === 401) return "wrong";
  if (status === 429) return "many";
  return ok ? undefined : "network";
}

/** Makes an account and signs this browser in. */
export async function signUp(person: {
  readonly username: string;
  readonly password: string;
  readonly nickname?: string;
}): Promise<SignUpResult> {
  try {
    const { token } = await createClient().register(person);
    const signedIn = await signIn(person.username, person.password);
    // The browser has a session of its own; this one, for programs, would only be left to expire.
    await createClient({ token })
      .logout()
      .catch(() => undefined);
    return signedIn === "ok" ? { ok: true } : { ok: false, problem: "made" };
  } catch (error) {
    return signUpProblem(error);
  }
}

/** What a refusal of POST /auth/register means for the form. */
export function signUpProblem(error: unknown): SignUpResult {
  const { code, details } = asRequestError(error);
  if (code === "USERNAME_TAKEN") return { ok: false, problem: "taken" };
  if (code === "RATE_LIMIT_EXCEEDED") return { ok: false, problem: "many" };
  if (code !== "VALIDATION_ERROR") return { ok: false, problem: "network" };
  return { ok: false, problem: "invalid", issues: (details.issues ?? []) as Issue[] };
}

/** Signs this browser out: the session is ended on the server. Rejects when the server could not do so. */
export async function signOut(): Promise<void> {
  // What is on its way would be told to whoever sits here next. The server forgets the address with the session.
  await dropSubscription().catch(() => undefined);
  await closeWebSession({ redirect: false });
  // next-auth's function tells of no failure.
  forgetToken();
  if (await accessToken()) throw new Error("the session was not ended");
}
