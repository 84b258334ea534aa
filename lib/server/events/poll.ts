import type { endpoints, ReplyOf } from "@/lib/contract";
import type { Listener } from "../caller";
import type { Live } from "../live";
import { positionOf } from "./event-id";
import type { EventsClient } from "./events-client";
import { confirm, type Listening, openEvents } from "./open";

/** So long after a reply the client counts as there, and what happens is kept for it. */
const lingerMs = 30_000;

/** The client as its last poll has left it, where this one goes on behind that. */
function lingering(live: Live, { userId, clientId, sessionId }: Listener, after: string | undefined) {
  // Streams are all of this class.
  const client = live.clients.streamAt(userId, clientId) as EventsClient | undefined;
  const goesOn = after !== undefined && client?.polledTo === after && client.sessionId === sessionId;
  return goesOn ? client : undefined;
}

/** Whatever has come since `after`, or as soon as something comes; nothing after `wait` seconds. */
export async function poll(
  live: Live,
  listener: Listener,
  { wait, ...listening }: Listening & { readonly wait: number },
): Promise<ReplyOf<typeof endpoints.events>> {
  const { after } = listening;
  const known = lingering(live, listener, after);
  if (known && after) await confirm(live, known, known.seats, positionOf(after));
  const client = known ?? (await openEvents(live, listener, listening));
  client.endAt(listener.expiresAt);
  const turn = (client.polls += 1);
  const taken = (await client.outbox.take(wait * 1000, listener.gone)) ?? [];
  const lastEventId = taken.at(-1)?.event.id ?? after;
  client.polledTo = lastEventId;
  // Another one may wait by now.
  if (turn === client.polls) client.endAt(Math.min(listener.expiresAt, Date.now() + lingerMs));
  return { events: taken.map(({ event }) => event), lastEventId };
}
