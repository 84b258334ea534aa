import type { IncomingMessage, ServerResponse } from "node:http";
import { ApiError } from "@/lib/contract";
import { failure } from "./reply";

const unreadable = () =>
  new ApiError("VALIDATION_ERROR", { issues: [{ path: [], reason: "the address is not text in UTF-8" }] });

function isText(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** The refusal of what Next itself takes for a fault of ours: an address that is no text, and TRACE. */
function refusalOf({ method, url = "/" }: IncomingMessage): Response | undefined {
  if (method === "TRACE") return new Response(null, { status: 405 });
  return isText(url.split("?", 1)[0] ?? "") ? undefined : failure(unreadable(), crypto.randomUUID());
}

/** Sends a reply of ours that is no stream. */
export async function write(outgoing: ServerResponse, reply: Response): Promise<void> {
  outgoing.writeHead(reply.status, Object.fromEntries(reply.headers));
  outgoing.end(Buffer.from(await reply.arrayBuffer()));
}

/** Refuses what Next cannot read, in the form of the API. False when there is nothing to refuse. */
export async function refused(incoming: IncomingMessage, outgoing: ServerResponse): Promise<boolean> {
  const refusal = refusalOf(incoming);
  if (refusal) await write(outgoing, refusal);
  return refusal !== undefined;
}
