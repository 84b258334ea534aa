/** What the service worker and the pages of this browser leave for each other; a link reaches none of it. */
export const memoryName = "ringback";
const wishAt = "/answer-wish";

/** A page that comes later than this after the click answers nothing. Milliseconds. */
export const wishMs = 60_000;

interface Wish {
  readonly callId: string;
  readonly at: number;
}

type Memory = Pick<Cache, "put" | "match" | "delete">;

/** Somebody has clicked on *Answer* of a notification: for the page that is opened then. Only the newest counts. */
export async function leaveWish(memory: Memory, wish: Wish): Promise<void> {
  await memory.put(wishAt, Response.json(wish));
}

/** Has somebody just wished to answer this call? Once: a reload answers nothing. */
export async function takeWish(memory: Memory, callId: string, now: number): Promise<boolean> {
  const left = await memory.match(wishAt);
  if (!left) return false;
  const wish = (await left.json()) as Wish;
  if (wish.callId !== callId) return false;
  // Of several pages one takes it.
  const taken = await memory.delete(wishAt);
  return taken && wish.at <= now && now - wish.at < wishMs;
}
