import { randomUUID } from "node:crypto";
import { errors, jwtVerify, SignJWT, type JWTPayload } from "jose";
import { z } from "zod";
import { ApiError, apiScope } from "@/lib/contract";
import type { RefreshClaims, TokenClaims } from "./claims";
import { keysOf, type Keys } from "./keys";

type Purpose = "access" | "refresh";

const audience = "ringback";
const accessPayload = z.object({
  sub: z.string(),
  sid: z.string(),
  exp: z.number(),
  typ: z.literal("access"),
  scp: z.array(apiScope).optional(),
});
const refreshPayload = z.object({
  sub: z.string(),
  sid: z.string(),
  gen: z.int(),
  typ: z.literal("refresh"),
});

/** NumericDate (RFC 7519, section 2). Rounded up, so that nothing expires before its time. */
const numericDate = (time: number): number => Math.ceil(time / 1000);

function sign(keys: Keys, typ: Purpose, claims: JWTPayload & { exp: number }): Promise<string> {
  return new SignJWT({ ...claims, aud: audience, typ }).setProtectedHeader({ alg: "HS256" }).sign(keys[typ]);
}

async function verify(keys: Keys, typ: Purpose, token: string, now: number): Promise<JWTPayload> {
  const { payload } = await jwtVerify(token, keys[typ], {
    algorithms: ["HS256"],
    audience,
    currentDate: new Date(now),
    requiredClaims: ["exp"],
  });
  return payload;
}

/** A token for the API that is good for `ttlMs`, as long as its session lives. */
export function signAccess(
  secret: string,
  { userId, sessionId, scopes }: Omit<TokenClaims, "expiresAt">,
  ttlMs: number,
  now = Date.now(),
): Promise<string> {
  const times = { iat: Math.floor(now / 1000), exp: numericDate(now + ttlMs) };
  const narrowed = scopes ? { scp: scopes } : {};
  return sign(keysOf(secret), "access", {
    sub: userId,
    sid: sessionId,
    jti: randomUUID(),
    ...narrowed,
    ...times,
  });
}

/**
 * Reads an access token. That its session still lives is for the caller to check. A token that was verified before
 * is remembered, which saves 0.1 ms a request.
 * @throws ApiError TOKEN_EXPIRED, or UNAUTHORIZED for whatever else is wrong with it
 */
export async function verifyAccess(secret: string, token: string, now = Date.now()): Promise<TokenClaims> {
  const keys = keysOf(secret);
  const claims = keys.verified.get(token) ?? (await readAccess(keys, token, now));
  if (claims.expiresAt > now) return claims;
  keys.verified.delete(token);
  throw new ApiError("TOKEN_EXPIRED");
}

async function readAccess(keys: Keys, token: string, now: number): Promise<TokenClaims> {
  const payload = await verify(keys, "access", token, now).catch((error: unknown) => {
    throw new ApiError(error instanceof errors.JWTExpired ? "TOKEN_EXPIRED" : "UNAUTHORIZED");
  });
  const parsed = accessPayload.safeParse(payload);
  if (!parsed.success) throw new ApiError("UNAUTHORIZED");
  const { sub, sid, exp, scp } = parsed.data;
  const claims: TokenClaims = { userId: sub, sessionId: sid, expiresAt: exp * 1000, scopes: scp };
  keys.verified.set(token, claims);
  return claims;
}

/** What a refresh token is made of. */
export interface RefreshOf extends RefreshClaims {
  /** When this token became the valid one, and when its session expires. Milliseconds since the epoch. */
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** The refresh token of one generation of a session: the same row gives the same bytes. */
export function signRefresh(secret: string, token: RefreshOf): Promise<string> {
  const { userId, sessionId, generation, issuedAt, expiresAt } = token;
  return sign(keysOf(secret), "refresh", {
    sub: userId,
    sid: sessionId,
    gen: generation,
    jti: `${sessionId}.${generation}`,
    iat: Math.floor(issuedAt / 1000),
    exp: numericDate(expiresAt),
  });
}

/** @throws ApiError UNAUTHORIZED when it is no refresh token of ours or its session has expired */
export async function verifyRefresh(secret: string, token: string, now = Date.now()): Promise<RefreshClaims> {
  const payload = await verify(keysOf(secret), "refresh", token, now).catch(() => undefined);
  const parsed = refreshPayload.safeParse(payload);
  if (!parsed.success) {
    throw new ApiError("UNAUTHORIZED", {}, "The refresh token is not valid; sign in again.");
  }
  const { sub, sid, gen } = parsed.data;
  return { userId: sub, sessionId: sid, generation: gen };
}
