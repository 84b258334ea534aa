import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { projectRoot } from "@/db/project";
import { write } from "./refuse";
import { isKnown } from "./reply";

/** Written by the build. */
const bundle = path.join(projectRoot, "dist", "sw.js");

async function replyTo({ headers: asked }: IncomingMessage): Promise<Response> {
  const script = await readFile(bundle).catch(() => undefined);
  if (!script) return new Response(null, { status: 404 });
  const tag = `"${createHash("sha256").update(script).digest("base64url").slice(0, 22)}"`;
  // A browser asks for it anew before it keeps to what it has: an old worker must not live on.
  const headers = {
    ETag: tag,
    "Cache-Control": "no-cache",
    "Content-Type": "text/javascript; charset=utf-8",
  };
  const known = isKnown(asked["if-none-match"] ?? null, tag);
  return known ? new Response(null, { status: 304, headers }) : new Response(script, { headers });
}

/** Sends the service worker, which is at the root so that it is one for all pages; false for any other request. */
export async function worked(incoming: IncomingMessage, outgoing: ServerResponse): Promise<boolean> {
  const { method = "", url = "" } = incoming;
  if (url.split("?", 1)[0] !== "/sw.js" || !["GET", "HEAD"].includes(method)) return false;
  await write(outgoing, await replyTo(incoming));
  return true;
}
