import { ApiError, type Endpoint, isApiError, limits } from "@/lib/contract";

/** Reads on as long as it is no more than `most` octets. Errors: PAYLOAD_TOO_LARGE. */
async function each(
  body: ReadableStream<Uint8Array>,
  most: number,
  take: (chunk: Uint8Array) => void,
): Promise<void> {
  const reader = body.getReader();
  let size = 0;
  for (;;) {
    const chunk = (await reader.read()) as { done: boolean; value?: Uint8Array };
    if (chunk.done || !chunk.value) return;
    size += chunk.value.byteLength;
    if (size > most) {
      await reader.cancel();
      throw new ApiError("PAYLOAD_TOO_LARGE", { limit: most });
    }
    take(chunk.value);
  }
}

async function read(body: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  await each(body, limits.bodyBytes, (chunk) => (text += decoder.decode(chunk, { stream: true })));
  return text + decoder.decode();
}

const unreadable = (reason = "the body is not JSON in UTF-8") =>
  new ApiError("VALIDATION_ERROR", { issues: [{ path: [], reason }] });

function mustFit(request: Request, most: number): void {
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced > most) throw new ApiError("PAYLOAD_TOO_LARGE", { limit: most });
}

/** The file that a request brings. Errors: PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE. */
export async function fileOf(
  request: Request,
  { types, bytes }: NonNullable<Endpoint["takes"]>,
): Promise<Uint8Array> {
  mustFit(request, bytes);
  const type = request.headers.get("content-type")?.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (!types.includes(type)) {
    throw new ApiError("UNSUPPORTED_MEDIA_TYPE", {}, `Send one of ${types.join(", ")}.`);
  }
  const chunks: Uint8Array[] = [];
  if (request.body) {
    await each(request.body, bytes, (chunk) => chunks.push(chunk)).catch((error: unknown) => {
      throw isApiError(error) ? error : unreadable("the body could not be read");
    });
  }
  return Buffer.concat(chunks);
}

/** The text of a request's body. Errors: PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE. */
export async function textOf(request: Request): Promise<string> {
  // What comes with a GET means nothing (RFC 9110, section 9.3.1), and is not read.
  if (!request.body) return "";
  mustFit(request, limits.bodyBytes);
  const type = request.headers.get("content-type");
  const text = await read(request.body).catch((error: unknown) => {
    // It is no text, or its sender went away in the middle of it.
    throw isApiError(error) ? error : unreadable();
  });
  if (text !== "" && !/^application\/json\s*(;|$)/i.test(type ?? "")) {
    throw new ApiError("UNSUPPORTED_MEDIA_TYPE");
  }
  return text;
}

/** The text as JSON; no text is an empty object. Errors: VALIDATION_ERROR. */
export function jsonOf(text: string): unknown {
  if (text === "") return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw unreadable();
  }
}
