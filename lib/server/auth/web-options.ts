import type { NextAuthOptions, Session } from "next-auth";
import type { JWT } from "next-auth/jwt";
import credentialsProvider from "next-auth/providers/credentials";
import { v7 as uuidv7 } from "uuid";
import { createSession, extendSession, type LiveSession } from "@/db/sessions";
import { ApiError, endpoints, isApiError } from "@/lib/contract";
import { addressIn } from "../limits/address";
import { mustAllow } from "../limits/allowance";
import { nameIn } from "../limits/name";
import type { Live } from "../live";
import { log } from "../log";
import { agentIn } from "./agent";
import { requireSession } from "./authenticate";
import type { AuthContext } from "./context";
import { checkCredentials } from "./credentials";
import { keysOf } from "./keys";
import { endSession } from "./logout";
import { signAccess } from "./tokens";

declare module "next-auth" {
  /** What /api/auth/session tells the browser. */
  interface Session {
    user: { id: string; username: string; name: string; image?: string };
    /** A short access token for the API, and until when it is good (ISO 8601). */
    token: string;
    tokenExpires: string;
  }
}

declare module "next-auth/jwt" {
  /** What the cookie holds: the user and the row of the session. No refresh token. */
  interface JWT {
    sid?: string;
  }
}

type WebContext = AuthContext & Pick<Live, "limits">;

const webTokenMs = 10 * 60_000;
const hour = 60 * 60_000;

/** A session in use is extended about once an hour, not with every page. */
async function extendIfDue(ctx: AuthContext, { session }: LiveSession): Promise<void> {
  const lifeMs = ctx.settings.sessionMs;
  const unused = lifeMs - (session.expiresAt.getTime() - Date.now());
  if (unused > Math.min(hour, lifeMs / 7)) await extendSession(ctx.db, { id: session.id, lifeMs });
}

async function sessionOf(ctx: AuthContext, { sub, sid }: JWT): Promise<Session> {
  if (!sub || !sid) throw new ApiError("UNAUTHORIZED");
  const found = await requireSession(ctx, sid);
  await extendIfDue(ctx, found);
  const { id, username, nickname, avatar } = found.user;
  const ttlMs = Math.min(webTokenMs, ctx.settings.accessTokenMs);
  const now = Date.now();
  return {
    user: { id, username, name: nickname, ...(avatar === null ? {} : { image: avatar }) },
    token: await signAccess(ctx.secret, { userId: id, sessionId: sid }, ttlMs, now),
    tokenExpires: new Date(now + ttlMs).toISOString(),
    expires: new Date(now + ctx.settings.sessionMs).toISOString(),
  };
}

async function open(ctx: AuthContext, userId: string, agent: string | undefined): Promise<JWT> {
  const sid = uuidv7();
  await createSession(ctx.db, { id: sid, userId, kind: "web", lifeMs: ctx.settings.sessionMs, agent });
  return { sub: userId, sid };
}

/** Signing in here counts as at POST /auth/login. */
async function countAttempt({ limits }: WebContext, headers: Headers, credentials: unknown): Promise<void> {
  const address = addressIn(headers);
  mustAllow(await limits.ofAddress("signIn", address));
  const name = nameIn(credentials);
  if (name !== undefined) mustAllow(await limits.ofName(address, name));
}

/**
 * The session of the web client. next-auth takes every error in a callback for "not signed in", drops the cookie and
 * puts the error's text into an address; so everything else is reported, and who called next-auth discards its reply.
 * Made for each request, because the server's handle does not exist while pages are built.
 */
export function authOptions(ctx: WebContext, report: (error: unknown) => void): NextAuthOptions {
  const watched = async <Value>(work: Promise<Value>): Promise<Value> => {
    try {
      return await work;
    } catch (error) {
      if (!isApiError(error) || error.code === "RATE_LIMIT_EXCEEDED") report(error);
      throw error;
    }
  };
  // Of who signs in with this request.
  let agent: string | undefined;
  return {
    secret: keysOf(ctx.secret).cookie,
    useSecureCookies: ctx.settings.publicUrl.startsWith("https:"),
    session: { strategy: "jwt", maxAge: Math.ceil(ctx.settings.sessionMs / 1000) },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      credentialsProvider({
        credentials: { username: {}, password: {} },
        async authorize(credentials, { headers }) {
          const sent = new Headers(headers);
          await watched(countAttempt(ctx, sent, credentials));
          agent = agentIn(sent);
          const parsed = endpoints.login.body.safeParse(credentials);
          const user = parsed.success ? await watched(checkCredentials(ctx, parsed.data)) : undefined;
          return user ? { id: user.id } : null;
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? watched(open(ctx, user.id, agent)) : token),
      session: ({ token }) => watched(sessionOf(ctx, token)),
    },
    events: {
      signOut: async ({ token }) => {
        if (token.sid) await watched(endSession(ctx, token.sid));
      },
    },
    logger: {
      error(code) {
        // Ended sessions and foreign cookies are everyday matters; what failed on our side was reported.
        if (code !== "JWT_SESSION_ERROR") log.warn("next-auth could not serve a request", { code });
      },
      warn: (code) => log.warn("next-auth warns", { code }),
      debug: () => undefined,
    },
  };
}
