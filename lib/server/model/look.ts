import type { CallDetail, ErrorBody } from "@/lib/contract";
import { listener, type Seen, type View } from "@/lib/model";
import type { Stage } from "./stage";
import { viewOf } from "./views";

/** Reads by the client that only listens, so that a look does not count as ringing. */
const listening = { "X-Client-Id": listener };

/** The call as this user sees it; null: they may not. */
export async function callSeenBy(stage: Stage, call: string, name: string): Promise<CallDetail | null> {
  const path = `/rtc/call/${stage.callId(call)}`;
  const { status, body } = await stage.person(name).rest("GET", path, undefined, listening);
  if (status === 200) return body as CallDetail;
  const { code } = (body as ErrorBody).error;
  if (code === "NOT_A_PARTICIPANT") return null;
  throw new Error(`${name} reads ${call}: ${code}`);
}

/** Who is to look at which call. */
export type Lookers = readonly (readonly [call: string, users: readonly string[]])[];

/** What each of these users sees of each of these calls. */
export async function look(stage: Stage, lookers: Lookers): Promise<Seen> {
  const seenOf = async ([call, users]: Lookers[number]) => {
    const views = users.map(async (user): Promise<[string, View | null]> => {
      const detail = await callSeenBy(stage, call, user);
      return [user, detail && viewOf(stage, detail)];
    });
    return [call, Object.fromEntries(await Promise.all(views))] as const;
  };
  return Object.fromEntries(await Promise.all(lookers.map(seenOf)));
}
