import { getCsrfToken, signIn as openWebSession, signOut as closeWebSession } from "next-auth/react";
// Types alone: the sign-in page must not carry the schemas of the whole contract.
import type { ErrorBody, Tokens } from "@/lib/contract";

/** Who is signed in in this browser, with an access token for the API. */
export interface Access {
  readonly token: string;
  readonly userId: string;
  readonly name: string;
  /** By this browser's clock, milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** What is wrong with one member of a form. */
export interface Issue {
  readonly path: readonly (string | number)[];
  readonly reason: string;
}

export type SignUpResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: "taken" | "network" }
  | { readonly ok: false; readonly problem: "invalid"; readonly issues: readonly Issue[] };

/** What /api/auth/session answers; nothing of it when nobody is signed in. */
interface WebSession {
  readonly user: { readonly id: string; readonly name: string };
  readonly token: string;
  /** ISO 8601. */
  readonly tokenExpires: string;
}

/** A token is replaced this long before it expires. */
const marginMs = 60_000;

let current: Access | undefined;
let pending: Promise<Access | null> | undefined;

/**
 * Reads the answer of /api/auth/session; null when nobody is signed in. Where the browser's clock and the server's
 * differ, the expiry is moved by the difference (`date` is the header of the answer, exact to a second).
 */
export function accessOf(body: Partial<WebSession> | null, date: string | null, now: number): Access | null {
  const { user, token, tokenExpires } = body ?? {};
  if (!user || !token || !tokenExpires) return null;
  const ahead = date === null ? 0 : now - Date.parse(date);
  return { token, userId: user.id, name: user.name, expiresAt: Date.parse(tokenExpires) + ahead };
}

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

/** Signs this browser in. `network`: the server did not answer, or the browser kept no cookie. */
export async function signIn(username: string, password: string): Promise<"ok" | "wrong" | "network"> {
  try {
    // Without a server next-auth's own function would leave the page; this asks first.
    if (!(await getCsrfToken())) return "network";
    const result = await openWebSession("credentials", { username, password, redirect: false });
    if (result?.error === "CredentialsSignin") return "wrong";
    forgetToken();
    return result?.ok && (await accessToken()) ? "ok" : "network";
  } catch {
    return "network";
  }
}

/** Makes an account and signs this browser in. */
export async function signUp(person: {
  readonly username: string;
  readonly password: string;
  readonly nickname?: string;
}): Promise<SignUpResult> {
  try {
    const response = await send("auth/register", { body: JSON.stringify(person) });
    if (!response.ok) return signUpProblem((await response.json()) as Partial<ErrorBody>);
    const { token } = (await response.json()) as Tokens;
    const signedIn = await signIn(person.username, person.password);
    // The browser has a session of its own; this one, for programs, would only be left to expire.
    await send("auth/logout", { token }).catch(() => undefined);
    return signedIn === "ok" ? { ok: true } : { ok: false, problem: "network" };
  } catch {
    return { ok: false, problem: "network" };
  }
}

/** What an error of POST /auth/register means for the form. */
export function signUpProblem({ error }: Partial<ErrorBody>): SignUpResult {
  if (error?.code === "USERNAME_TAKEN") return { ok: false, problem: "taken" };
  if (error?.code !== "VALIDATION_ERROR") return { ok: false, problem: "network" };
  return { ok: false, problem: "invalid", issues: (error.details.issues ?? []) as Issue[] };
}

function send(path: string, { body, token }: { body?: string; token?: string }): Promise<Response> {
  const headers = new Headers();
  if (body) headers.set("Content-Type", "application/json");
  if (token) headers.set("Authorization", `Bearer ${token}`);
  return fetch(`/api/v1/${path}`, { method: "POST", headers, body });
}

/** Signs this browser out: the session is ended on the server. Rejects when the server could not do so. */
export async function signOut(): Promise<void> {
  await closeWebSession({ redirect: false });
  // next-auth's function tells of no failure.
  forgetToken();
  if (await accessToken()) throw new Error("the session was not ended");
}
