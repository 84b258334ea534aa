import { errorBody, errorCodes } from "@/lib/contract";
import { placeOfCommand, templateFor, wrongBody, wrongHeaders } from "./openapi";

const base = "/api/v1";

function parsed(text: string): unknown {
  return text === "" ? undefined : (JSON.parse(text) as unknown);
}

function wrongIn(method: string, path: string, response: Response, body: unknown): string | undefined {
  const template = templateFor(path);
  if (template === undefined) {
    return response.status === 404 && errorBody.safeParse(body).success
      ? undefined
      : "an undocumented address";
  }
  return (
    wrongBody(template, method, response.status, body) ??
    wrongHeaders(template, method, response.status, response.headers)
  );
}

/** The reply if it follows the OpenAPI document; else a 500 that says what is wrong, which no test takes for right. */
export async function followed(request: Request, response: Response): Promise<Response> {
  const { pathname } = new URL(request.url);
  const path = pathname.slice(base.length);
  // No route, or no such method: what Next says itself.
  if (!pathname.startsWith(base) || path === "/openapi.json" || response.status === 405) return response;
  // A stream has no end. What is in it, and in a file that is no JSON, is for their own tests.
  if (response.headers.get("content-type")?.startsWith("text/")) return response;
  const text = await response.clone().text();
  const wrong = wrongIn(request.method.toLowerCase(), path, response, parsed(text));
  if (wrong === undefined) return response;
  const message = `${request.method} ${path} → ${response.status} does not follow the OpenAPI document: ${wrong}`;
  return Response.json(
    { success: false, error: { code: "TEST", message, details: { text } } },
    { status: 500 },
  );
}

/** The status that REST would give. */
function statusOf(template: string, reply: unknown): number {
  const refusal = errorBody.safeParse(reply);
  if (refusal.success) return errorCodes[refusal.data.error.code][0];
  return template === "/rtc/call" ? 201 : 200;
}

/** Throws when the acknowledgement of a command is not the body that REST would give. */
export function mustFollow(command: string, reply: unknown): void {
  const place = placeOfCommand(command);
  if (!place) return;
  const [template, method] = place;
  const wrong = wrongBody(template, method, statusOf(template, reply), reply);
  if (wrong) throw new Error(`the command ${command} does not follow the OpenAPI document: ${wrong}`);
}
