import { ApiError, limits } from "@/lib/contract";

async function read(request: Request): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const reader = request.body?.getReader();
  let text = "";
  let size = 0;
  while (reader) {
    const chunk = (await reader.read()) as { done: boolean; value?: Uint8Array };
    if (chunk.done || !chunk.value) break;
    size += chunk.value.byteLength;
    if (size > limits.bodyBytes) {
      await reader.cancel();
      throw new ApiError("PAYLOAD_TOO_LARGE", { limit: limits.bodyBytes });
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
  return text + decoder.decode();
}

const unreadable = () =>
  new ApiError("VALIDATION_ERROR", { issues: [{ path: [], reason: "the body is not JSON in UTF-8" }] });

/** The text of a request's body. Errors: PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE. */
export async function textOf(request: Request): Promise<string> {
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced > limits.bodyBytes) throw new ApiError("PAYLOAD_TOO_LARGE", { limit: limits.bodyBytes });
  const type = request.headers.get("content-type");
  const text = await read(request).catch((error: unknown) => {
    throw error instanceof TypeError ? unreadable() : error;
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
