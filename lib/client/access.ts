/** Who is signed in in this browser, with an access token for the API. */
export interface Access {
  readonly token: string;
  readonly userId: string;
  readonly name: string;
  /** By this browser's clock, milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** What /api/auth/session answers; nothing of it when nobody is signed in. */
export interface WebSession {
  readonly user: { readonly id: string; readonly name: string };
  readonly token: string;
  /** ISO 8601. */
  readonly tokenExpires: string;
}

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
