import { readClock } from "@/db/calls";
import { chosenDevices } from "@/db/devices";
import { findSession } from "@/db/sessions";
import { deleteSignalsUpTo, storedFor } from "@/db/signals";
import { ApiError } from "@/lib/contract";
import type { Listener } from "../caller";
import { liveCalls } from "../commands/read";
import { ring } from "../commands/ring";
import type { Live } from "../live";
import { pushOf } from "../signals/push-of";
import { detached, tellPresence } from "../sockets/connection";
import { hasSeat, isRungAt } from "../sockets/seats";
import { type Position, positionOf } from "./event-id";
import { EventsClient } from "./events-client";
import { overSince } from "./over";

/** How somebody listens. */
export interface Listening {
  /** The id of the last event that was taken. */
  readonly after?: string;
  /** `true`: a call that comes in rings here, where it may. */
  readonly rings: "true" | "false";
}

/** The client has everything up to there of the call in which it has the place. */
export async function confirm(live: Live, client: EventsClient, callIds: Iterable<string>, { n }: Position) {
  for (const callId of callIds) await deleteSignalsUpTo(live.db, client.userId, callId, n);
  client.confirmed();
}

/** Tells everything that lives, and what has ended since. It listens already, so that nothing falls in between. */
async function welcome(live: Live, client: EventsClient, after: Position | undefined): Promise<void> {
  const { userId, sessionId } = client;
  const { db } = live;
  const at = await readClock(db);
  const calls = await liveCalls(live, userId);
  const seats = calls.filter((call) => hasSeat(call, client));
  const ringing = calls.filter((call) => isRungAt(call, client));
  const idsOf = (some: typeof calls) => some.map(({ id }) => id);
  if (after) await confirm(live, client, idsOf(seats), after);
  const over = after ? await overSince(live, userId, after.at) : { pushes: [], more: false };
  const stored = await storedFor(db, userId, idsOf([...seats, ...ringing]));
  // A session that ended after the client was let in and before it could be found is seen here.
  if (!(await findSession(db, sessionId))) throw new ApiError("UNAUTHORIZED");
  const serverTime = new Date(at).toISOString();
  client.present({ serverTime, calls, signals: stored.map(pushOf) }, at, over);
  for (const choice of await chosenDevices(db, userId, [...client.seats])) client.device(choice);
  await live.relay.open(client, () => {
    client.ready = client.outbox.isOpen;
  });
}

/** A program that may only read hears of a call, and does not make it ring. */
function ringer(live: Live, { userId, clientId, key }: Listener, rings: Listening["rings"]) {
  if (rings === "false" || key?.scopes.includes("calls:act") === false) return undefined;
  return (callId: string) =>
    detached(
      "a ringing program could not be noted",
      ring(live, { callId, userId, clientId, key, counts: false }),
    );
}

/**
 * Opens the events of this client, in the place of those that it had. Ends when its token expires.
 * Errors: UNAUTHORIZED when the session has ended, UNAVAILABLE when the server is going down.
 */
export async function openEvents(
  live: Live,
  listener: Listener,
  { after, rings }: Listening,
): Promise<EventsClient> {
  if (live.stopping) throw new ApiError("UNAVAILABLE", { retryAfter: 1 });
  const { userId, clientId, sessionId } = listener;
  const position = after === undefined ? undefined : positionOf(after);
  const client: EventsClient = new EventsClient(listener, {
    after: position,
    rings: ringer(live, listener, rings),
    ended: () => {
      live.clients.remove(client);
      if (live.stopping) return;
      if (!live.isOnline(userId)) tellPresence(live, userId, false);
      live.push.left(userId, sessionId);
    },
  });
  const before = live.clients.streamAt(userId, clientId);
  const wasOnline = live.isOnline(userId);
  live.clients.add(client);
  before?.close();
  if (!wasOnline) tellPresence(live, userId, true);
  client.endAt(listener.expiresAt);
  try {
    await welcome(live, client, position);
  } catch (error) {
    client.close();
    throw error;
  }
  return client;
}
