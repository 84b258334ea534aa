import type { ErrorBody } from "@/lib/contract";
import type { Answered, TestPerson } from "./person";

/** `ok`, or the code of the refusal. */
export function codeOf({ body }: Pick<Answered, "body">): string {
  const refusal = (body as Partial<ErrorBody> | undefined)?.error;
  return refusal?.code ?? "ok";
}

/** Places a call over REST; answers its id. */
export async function place(
  from: TestPerson,
  to: readonly TestPerson[],
  more: object = {},
  headers: Record<string, string> = {},
): Promise<string> {
  const body = { callerId: from.id, calleeIds: to.map(({ id }) => id), type: "video", ...more };
  const reply = await from.rest("POST", "/rtc/call", body, headers);
  if (codeOf(reply) !== "ok") throw new Error(`the call was not placed: ${JSON.stringify(reply.body)}`);
  return (reply.body as { call: { id: string } }).call.id;
}

/** What a person does in a call over REST; answers `ok` or the code of the refusal. */
export async function does(
  person: TestPerson,
  what: "answer" | "reject" | "cancel" | "hangup" | "join" | "leave",
  callId: string,
  more: object = {},
  headers: Record<string, string> = {},
): Promise<string> {
  return codeOf(await person.rest("POST", `/rtc/${what}`, { callId, userId: person.id, ...more }, headers));
}

/** A call that everybody called has answered, in this order. */
export async function talking(
  from: TestPerson,
  to: readonly TestPerson[],
  more: object = {},
): Promise<string> {
  const callId = await place(from, to, more);
  for (const person of to) {
    const code = await does(person, "answer", callId);
    if (code !== "ok") throw new Error(`${person.name} could not answer: ${code}`);
  }
  return callId;
}
