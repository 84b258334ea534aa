import { findSession, type LiveSession } from "@/db/sessions";
import { ApiError } from "@/lib/contract";
import { authenticateKey, mintedUseOf } from "./authenticate-key";
import type { AccessClaims } from "./claims";
import type { AuthContext } from "./context";
import { looksLikeKey } from "./key-text";
import { verifyAccess } from "./tokens";

type Needs = Pick<AuthContext, "settings" | "secret" | "db">;

/**
 * The session and its user, in one query. Demo accounts have no sessions while demo accounts are off.
 * @throws ApiError UNAUTHORIZED when it has ended
 */
export async function requireSession(ctx: Pick<Needs, "settings" | "db">, id: string): Promise<LiveSession> {
  const found = await findSession(ctx.db, id);
  if (!found || (found.user.demo && !ctx.settings.demo)) {
    throw new ApiError("UNAUTHORIZED", {}, "The session has ended; sign in again.");
  }
  return found;
}

/**
 * Who speaks with this access token or key. `forId` is the user whom a service key is to act for.
 * @throws ApiError TOKEN_EXPIRED, or UNAUTHORIZED when it is not valid, its session has ended or the key was revoked
 */
export async function authenticateToken(ctx: Needs, token: string, forId?: string): Promise<AccessClaims> {
  if (looksLikeKey(token)) return authenticateKey(ctx, token, forId);
  const { scopes, ...claims } = await verifyAccess(ctx.secret, token);
  const { session, key } = await requireSession(ctx, claims.sessionId);
  if (session.userId !== claims.userId) throw new ApiError("UNAUTHORIZED");
  return key ? { ...claims, key: mintedUseOf(key, scopes) } : claims;
}

/**
 * Who sent this `Authorization` header (RFC 6750, section 2.1). `forId` tells the user whom a service key is to act
 * for, and is asked for keys only.
 * @throws ApiError as {@link authenticateToken}
 */
export async function authenticate(
  ctx: Needs,
  header: string | null | undefined,
  forId?: () => Promise<string | undefined>,
): Promise<AccessClaims> {
  const token = /^Bearer +([A-Za-z0-9._~+/-]+=*) *$/i.exec(header ?? "")?.[1];
  if (!token) throw new ApiError("UNAUTHORIZED");
  return authenticateToken(ctx, token, looksLikeKey(token) ? await forId?.() : undefined);
}
