import { v7 as uuid } from "uuid";
import type { Profile } from "@/db/calls";
import type { Db } from "@/db/client";
import { insertDeliveries, type Listener, listenersOf, type NewDelivery } from "@/db/webhook-outbox";
import { type Call, type CallChange, type CallEventType, participantOf } from "@/lib/call";
import type { WebhookEvent } from "@/lib/contract";
import { audience, typeSeenBy } from "../calls/announce";
import { detailFor, type Scene } from "../calls/detail";
import type { Live } from "../live";
import { isOperator } from "../people/operator";

/** What a transaction does to a call. */
interface Story {
  readonly changes: readonly CallChange[];
  readonly profiles: ReadonlyMap<string, Profile>;
  /** The call before; a call that is placed has none. */
  readonly before?: Call;
}

/** The webhooks that may have to hear of these changes of a call. */
export function webhooksFor(tx: Db, changes: readonly CallChange[]): Promise<Listener[]> {
  const people = changes.at(-1)?.call.participants ?? [];
  return people.length === 0
    ? Promise.resolve([])
    : listenersOf(
        tx,
        people.map(({ userId }) => userId),
      );
}

/** Demo accounts hear nothing while they are off, and of other people's calls only operators do. */
async function mayHear({ settings }: Live, tx: Db, { owner, audience }: Listener): Promise<boolean> {
  if (owner.demo && !settings.demo) return false;
  return audience === "own" || isOperator({ db: tx, settings }, owner);
}

/** With whose eyes a webhook sees this change; undefined where it may not know of it. */
function viewerOf(listener: Listener, { call }: CallChange, before: Call | undefined): string | undefined {
  if (listener.audience === "all") return call.callerId;
  const own = listener.audience === "own" ? [listener.owner.id] : listener.userIds;
  return audience(before, call).find(
    (userId) => own.includes(userId) && participantOf(call, userId)?.hidden === false,
  );
}

/** Who is invited and must not know of it is not told that it was them. */
function subjectsFor({ subjectIds, call }: CallChange, viewerId: string): string[] | undefined {
  const unaware = participantOf(call, viewerId)?.shownAs !== undefined;
  const subjects = subjectIds?.filter((userId) => !unaware || userId !== viewerId);
  return subjects && subjects.length > 0 ? subjects : undefined;
}

/** The event as this viewer may see it; undefined where they see no call. */
function eventFor(
  change: CallChange,
  type: CallEventType,
  viewerId: string,
  scene: Scene,
): WebhookEvent | undefined {
  const detail = detailFor(change.call, viewerId, scene);
  if (!detail) return undefined;
  const { offer, answer, clientId, ...call } = detail;
  return {
    type: `call.${type}`,
    timestamp: new Date(change.at).toISOString(),
    data: {
      callId: change.call.id,
      seq: change.call.version,
      actorId: change.actorId,
      subjectIds: subjectsFor(change, viewerId),
      call,
    },
  };
}

function deliveriesTo(live: Live, listener: Listener, { changes, profiles, before }: Story): NewDelivery[] {
  let known = before;
  return changes.flatMap((change) => {
    const viewerId = viewerOf(listener, change, known);
    const type = viewerId && typeSeenBy(change, known, viewerId);
    known = change.call;
    if (viewerId === undefined || !type) return [];
    const event = eventFor(change, type, viewerId, {
      profiles,
      now: change.at,
      isOnline: (userId) => live.isOnline(userId),
    });
    if (!event) return [];
    return {
      id: uuid(),
      webhookId: listener.webhookId,
      callId: change.call.id,
      seq: change.call.version,
      type,
      body: JSON.stringify(event),
    };
  });
}

/**
 * Notes what webhooks are to be told, in the transaction of what happened: neither is without the other. It is sent
 * after the commit, by {@link WebhookSender}.
 */
export async function noteForWebhooks(
  live: Live,
  tx: Db,
  listeners: readonly Listener[],
  story: Story,
): Promise<void> {
  const deliveries: NewDelivery[] = [];
  for (const listener of listeners) {
    if (await mayHear(live, tx, listener)) deliveries.push(...deliveriesTo(live, listener, story));
  }
  if (deliveries.length > 0) await insertDeliveries(tx, deliveries);
}
