import { type ErrorBody, errorCodes } from "@/lib/contract";
import { type Asked, requests } from "./requests";
import type { Scene } from "./scene";
import { endpointOf, type Row } from "./table";

export type Door = "REST" | "socket";

const inWords = (status: number, body: unknown): string => {
  const refusal = (body as Partial<ErrorBody> | undefined)?.error;
  if (!refusal) return String(status);
  return status === 500 ? `500 ${refusal.message}` : `${status} ${refusal.code}`;
};

/** Another's id under all names that an own id has. */
const anothers = (id: string) => ({ userId: id, callerId: id, fromUserId: id, inviterId: id });

/** What is sent by this actor; in the place of who they are not, with that id beside everything. */
async function askedOf(scene: Scene, row: Row, column: string): Promise<Asked> {
  const ask = requests[row.name];
  if (!ask) throw new Error(`nobody knows what to send for "${row.name}"`);
  const actor = scene.actor(column);
  const asked = await ask(scene.subjects, actor);
  const honest = actor.ownId === actor.person.id;
  return honest ? asked : { ...asked, body: { ...anothers(actor.ownId), ...asked.body } };
}

async function overRest(scene: Scene, row: Row, column: string): Promise<[number, unknown]> {
  const { method, path } = endpointOf(row);
  const { params = {}, body, file } = await askedOf(scene, row, column);
  const address = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const query = method === "GET" && body ? `?${new URLSearchParams(body as Record<string, string>)}` : "";
  const sent = file ?? (method === "GET" ? undefined : body);
  const headers: Record<string, string> = file ? { "Content-Type": "image/png" } : {};
  const reply = await scene.actor(column).person.rest(method, address + query, sent, headers);
  return [reply.status, reply.body];
}

async function overSocket(scene: Scene, row: Row, column: string): Promise<[number, unknown]> {
  const endpoint = endpointOf(row);
  const { params, body } = await askedOf(scene, row, column);
  const client = await scene.client(column);
  const reply = await client.command(endpoint.command ?? "", { ...body, ...params });
  const code = (reply as Partial<ErrorBody>).error?.code;
  return [code === undefined ? endpoint.status : errorCodes[code][0], reply];
}

/** Those to whom the call is none of their business. */
const unaware = new Set(["blocker", "outsider", "uninvited"]);

/** Whether somebody was shown a call that is none of their business. */
function leaks({ subjects }: Scene, column: string, body: unknown): boolean {
  const text = JSON.stringify(body ?? "");
  return unaware.has(column) && text.includes(subjects.callId) && text.includes('"calleeIds"');
}

/** What this row comes to for the actor of this column, in the words of the table. */
export async function ask(door: Door, scene: Scene, row: Row, column: string): Promise<string> {
  try {
    const [status, body] = await (door === "REST" ? overRest : overSocket)(scene, row, column);
    return inWords(status, body) + (leaks(scene, column, body) ? ", and the call is shown" : "");
  } catch (error) {
    return String(error);
  }
}
