import { renewLease } from "@/db/deadlines";
import { chosenDevices } from "@/db/devices";
import { findSession } from "@/db/sessions";
import { deleteSignals, storedFor } from "@/db/signals";
import { participantOf } from "@/lib/call";
import type { CallDetail } from "@/lib/contract";
import type { Caller } from "../caller";
import { back, lost, ring } from "../commands/ring";
import { liveCalls } from "../commands/read";
import { graceOf } from "../calls/grace";
import type { Live } from "../live";
import { log } from "../log";
import { showPresence } from "../people/presence";
import { pushOf } from "../signals/push-of";
import type { SocketClient } from "./socket-client";

/** In the background: what fails is logged, and the next heartbeat, reconnect or deadline makes up for it. */
export function detached(what: string, work: Promise<unknown>): void {
  work.catch((error: unknown) => log.error(what, { error }));
}

const seatIn = (call: CallDetail, client: SocketClient) =>
  call.clientId === client.clientId ? call.members.find(({ userId }) => userId === client.userId) : undefined;

/** The calls that live for this client, once its leases run anew and their others know that it is back. */
async function callsOnReturn(live: Live, client: SocketClient): Promise<CallDetail[]> {
  const calls = await liveCalls(live, client.userId);
  let wasAway = false;
  for (const call of calls) {
    const own = seatIn(call, client);
    const seat = { ...client, callId: call.id };
    if (own?.reconnecting) await back(live, seat);
    else if (own) await renewLease(live.db, seat, graceOf(live.settings, call.status));
    wasAway ||= own?.reconnecting === true;
  }
  return wasAway ? liveCalls(live, client.userId) : calls;
}

/** Tells a new client everything that lives; afterwards signals may go straight to it. */
export async function welcome(live: Live, client: SocketClient): Promise<void> {
  const { userId } = client;
  const calls = await callsOnReturn(live, client);
  // A session that ended after the client was let in and before it could be found is seen here.
  if (!(await findSession(live.db, client.sessionId))) return client.close();
  const mine = calls.filter((call) => !call.clientId || call.clientId === client.clientId);
  const stored = await storedFor(
    live.db,
    userId,
    mine.map(({ id }) => id),
  );
  const confirmed = await client.present({
    serverTime: new Date().toISOString(),
    calls,
    signals: stored.map(pushOf),
  });
  if (!confirmed) return client.close();
  const taken = stored.filter(({ callId }) => client.seats.has(callId)).map(({ n }) => n);
  await deleteSignals(live.db, userId, taken);
  for (const choice of await chosenDevices(live.db, userId, [...client.seats])) client.device(choice);
  await live.relay.open(client, () => {
    client.ready = true;
  });
}

/** The client is alive: the leases of its places run anew. */
export async function heartbeat(live: Live, client: SocketClient): Promise<void> {
  for (const callId of client.seats) {
    const seat = { ...client, callId };
    const known = await live.relay.call(callId);
    const own = known && participantOf(known, client.userId);
    if (own?.reconnecting) await back(live, seat);
    else if (known) await renewLease(live.db, seat, graceOf(live.settings, known.status));
  }
}

/**
 * The socket has closed; it was last heard of at `heardAt` (monotonic). Unless the same client is back already, its
 * places are kept for a while only.
 */
export async function farewell(live: Live, client: SocketClient, heardAt: number): Promise<void> {
  live.clients.remove(client);
  if (!live.isOnline(client.userId)) tellPresence(live, client.userId, false);
  live.push.left(client.userId, client.sessionId);
  const isBack = () => live.clients.at(client.userId, client.clientId) !== undefined;
  if (isBack()) return;
  for (const callId of client.seats) {
    const seat = { ...client, callId };
    await lost(live, seat, heardAt);
    // Who came meanwhile found that nobody missed them.
    if (isBack()) await back(live, seat);
  }
}

/** Somebody came or went. */
export function tellPresence(live: Live, userId: string, online: boolean): void {
  detached("presence could not be told", showPresence(live, userId, online));
}

/** A client confirmed that it rings. */
export function rings(live: Live, client: SocketClient, callId: string, key: Caller["key"]): void {
  detached("a ringing client could not be noted", ring(live, { ...client, callId, counts: true, key }));
}
