import type { TestClient } from "./client";
import type { TestPerson } from "./person";

export const offer = { type: "offer", sdp: "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\n" } as const;
export const answer = { type: "answer", sdp: "v=0\r\no=- 2 2 IN IP4 127.0.0.1\r\n" } as const;

export function candidate(name: string) {
  return {
    type: "candidate",
    candidate: { candidate: `candidate:${name}`, sdpMid: "0", sdpMLineIndex: 0 },
  } as const;
}

/** Places a call over a socket; answers its id. */
export async function placed(
  client: TestClient,
  callees: readonly TestPerson[],
  body: object = {},
): Promise<string> {
  const reply = (await client.command("call", {
    callerId: client.userId,
    calleeIds: callees.map(({ id }) => id),
    type: "video",
    offer,
    ...body,
  })) as { call?: { id: string } };
  if (!reply.call) throw new Error(`the call was not placed: ${JSON.stringify(reply)}`);
  return reply.call.id;
}

/** A call placed by one client and answered by another. */
export async function connected(caller: TestClient, callee: TestClient, person: TestPerson): Promise<string> {
  const callId = await placed(caller, [person]);
  await callee.sees(callId, "ringing");
  const code = await callee.refused("answer", { callId, userId: callee.userId, answer });
  if (code) throw new Error(`the call was not answered: ${code}`);
  await caller.sees(callId, "connected");
  return callId;
}
