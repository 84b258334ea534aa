import { findAvatar } from "@/db/avatars";
import { failure, notFound } from "../http/reply";
import { live } from "../live";

/** A picture never changes: another one has another address. */
const headers = {
  "Cache-Control": "public, max-age=31536000, immutable",
  "X-Content-Type-Options": "nosniff",
  // Opened by itself it may do nothing, whatever is in it.
  "Content-Security-Policy": "default-src 'none'; sandbox",
};

/** The route handler of `/avatars/:id`. */
export async function serveAvatar(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  try {
    const { id } = await params;
    const found = /^[A-Za-z0-9_-]{22}$/.test(id) ? await findAvatar(live().db, id) : undefined;
    if (!found) return notFound();
    const body = new Uint8Array(found.content);
    return new Response(body, { headers: { ...headers, "Content-Type": found.mediaType } });
  } catch (error) {
    return failure(error, crypto.randomUUID());
  }
}
