import type { CallDetail } from "@/lib/contract";
import type { CallType } from "@/lib/call";
import { accessOf } from "@/lib/client/access";
import type { WorkerWorld } from "./world";

/** A call as it stands for who is signed in in this browser. */
export interface CallNow {
  readonly callId: string;
  readonly type: CallType;
  readonly name: string;
  readonly state: "rings" | "missed" | "declined" | "answered";
  /** By how much this browser's clock is ahead of the server's. Milliseconds. */
  readonly ahead: number;
}

/** `none`: there is no such call for them; `unknown`: the server could not be asked. */
export type Read = CallNow | { readonly state: "signed_out" | "none" | "unknown" };

export interface SignedIn {
  readonly userId: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Who is signed in, as the pages know it; null when nobody is. Rejects when the server does not say. */
export async function signedIn(world: WorkerWorld): Promise<SignedIn | null> {
  const response = await world.fetch("/api/auth/session", { cache: "no-store" });
  if (!response.ok) throw new Error(`the session could not be read: ${response.status}`);
  const body = (await response.json()) as Parameters<typeof accessOf>[0];
  const access = accessOf(body, response.headers.get("date"), world.now());
  return access && { userId: access.userId, headers: { Authorization: `Bearer ${access.token}` } };
}

const states = {
  calling: "rings",
  ringing: "rings",
  missed: "missed",
  cancelled: "missed",
  rejected: "declined",
  connected: "answered",
  ended: "answered",
} as const;

function callNow(call: CallDetail, userId: string, ahead: number): Read {
  const own = call.members.find((member) => member.userId === userId);
  if (!own) return { state: "none" };
  return { callId: call.id, type: call.type, name: call.callerName, state: states[own.status], ahead };
}

/** Asks the server how the call stands. Never rejects. */
export async function readCall(world: WorkerWorld, callId: string): Promise<Read> {
  try {
    const me = await signedIn(world);
    if (!me) return { state: "signed_out" };
    const address = `/api/v1/rtc/call/${encodeURIComponent(callId)}`;
    const response = await world.fetch(address, { headers: me.headers, cache: "no-store" });
    if (response.status === 403 || response.status === 404) return { state: "none" };
    if (!response.ok) return { state: "unknown" };
    const date = Date.parse(response.headers.get("date") ?? "");
    const ahead = Number.isNaN(date) ? 0 : world.now() - date;
    return callNow((await response.json()) as CallDetail, me.userId, ahead);
  } catch {
    return { state: "unknown" };
  }
}

/** Lets the caller know that it rings: who reads what lives for them has heard of it. */
export async function confirmRing(world: WorkerWorld): Promise<void> {
  const me = await signedIn(world);
  if (me) await world.fetch(`/api/v1/rtc/active/${encodeURIComponent(me.userId)}`, { headers: me.headers });
}

/** Declines the call; whether the server has taken it, or there was nothing to decline any more. */
export async function decline(world: WorkerWorld, callId: string): Promise<boolean> {
  try {
    const me = await signedIn(world);
    if (!me) return true;
    const { ok, status } = await world.fetch("/api/v1/rtc/reject", {
      method: "POST",
      headers: { ...me.headers, "Content-Type": "application/json" },
      body: JSON.stringify({ callId, userId: me.userId, reason: "declined" }),
    });
    return ok || (status >= 400 && status < 500 && status !== 429);
  } catch {
    return false;
  }
}
