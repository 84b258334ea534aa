import NextAuth, { getServerSession } from "next-auth";
import type { NextRequest } from "next/server";
import { ApiError, limits } from "@/lib/contract";
import { failure } from "../http/reply";
import { live } from "../live";
import { authOptions } from "./web-options";

interface RouteContext {
  readonly params: Promise<{ nextauth: string[] }>;
}

/** Runs next-auth; an error that it would have swallowed is thrown. */
async function run<Value>(work: (options: ReturnType<typeof authOptions>) => Promise<Value>): Promise<Value> {
  const failures: unknown[] = [];
  const value = await work(authOptions(live(), (error) => failures.push(error)));
  if (failures.length > 0) throw failures[0];
  return value;
}

/** A form of two fields. next-auth reads whatever it is sent, so the size is checked before. */
function checkSize(request: NextRequest): void {
  if (request.method !== "POST") return;
  const length = request.headers.get("content-length");
  if (length === null || Number(length) > limits.bodyBytes) throw new ApiError("PAYLOAD_TOO_LARGE");
}

/** The route handler of everything below /api/auth. */
export async function serveWebSession(request: NextRequest, context: RouteContext): Promise<Response> {
  try {
    checkSize(request);
    const { nextauth } = await context.params;
    // Anybody could write into our log through this action of next-auth's client.
    if (nextauth[0] === "_log") return new Response(null, { status: 204 });
    return await run((options) => NextAuth(request, context, options) as Promise<Response>);
  } catch (error) {
    return failure(error, crypto.randomUUID());
  }
}

/** Who is signed in in this browser. */
export interface WebUser {
  readonly userId: string;
  readonly name: string;
  readonly username: string;
  readonly avatar?: string;
}

/** For layouts and pages: who is signed in, or null. Rejects when that cannot be known, as when the database is away. */
export async function webSession(): Promise<WebUser | null> {
  const session = await run((options) => getServerSession(options));
  if (!session) return null;
  const { id, name, username, image } = session.user;
  return { userId: id, name, username, ...(image === undefined ? {} : { avatar: image }) };
}
