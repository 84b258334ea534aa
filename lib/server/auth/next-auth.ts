import NextAuth, { getServerSession } from "next-auth";
import { connection, type NextRequest } from "next/server";
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

/** next-auth reads whatever it is sent; its own forms are small and of one kind. */
function checkForm({ method, headers }: NextRequest): void {
  if (method !== "POST") return;
  const length = headers.get("content-length");
  if (length === null || Number(length) > limits.bodyBytes) throw new ApiError("PAYLOAD_TOO_LARGE");
  if (headers.get("content-type")?.startsWith("application/x-www-form-urlencoded")) return;
  throw new ApiError("UNSUPPORTED_MEDIA_TYPE", {}, "Send a form: application/x-www-form-urlencoded.");
}

/** The route handler of everything below /api/auth. */
export async function serveWebSession(request: NextRequest, context: RouteContext): Promise<Response> {
  try {
    const { nextauth } = await context.params;
    // Anybody could write into our log through this action of next-auth's client.
    if (nextauth[0] === "_log") return new Response(null, { status: 204 });
    checkForm(request);
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
  // Who asks is known when a request has come; a build must not try.
  await connection();
  const session = await run((options) => getServerSession(options));
  if (!session) return null;
  const { id, name, username, image } = session.user;
  return { userId: id, name, username, ...(image === undefined ? {} : { avatar: image }) };
}
