import { generateRequestDetails } from "web-push-neo";
import type { PushSubscription } from "@/db/push";
import { type Outcome, post } from "../outbound/post";
import type { Settings } from "../settings";
import { contactOf, type VapidKeys } from "./keys";
import type { Message } from "./message";

/** `gone`: the browser is not to be reached under this address any more. `refused`: to try again is of no use. */
export type Sent =
  | { readonly status: "sent" | "gone" | "interrupted" }
  | { readonly status: "refused"; readonly reason: string }
  | { readonly status: "failed"; readonly reason: string; readonly retryAfter?: string };

/** Nothing about these changes by trying again, and no honest browser has such an address. */
const forGood: readonly string[] = ["not_https", "credentials", "private_address", "redirect"];

/** What the answer of a push service means (RFC 8030, sections 5 and 7.3). */
export function meaningOf(outcome: Outcome): Sent {
  if ("problem" in outcome) {
    const { problem } = outcome;
    if (problem === "interrupted") return { status: "interrupted" };
    return { status: forGood.includes(problem) ? "refused" : "failed", reason: problem };
  }
  const { status, headers } = outcome;
  if (status >= 200 && status <= 299) return { status: "sent" };
  if (status === 404 || status === 410) return { status: "gone" };
  const reason = String(status);
  if (status === 429 || status >= 500) {
    return { status: "failed", reason, retryAfter: headers["retry-after"] };
  }
  return { status: "refused", reason };
}

interface Sending {
  readonly settings: Settings;
  readonly keys: VapidKeys;
  readonly signal: AbortSignal;
}

/** Sends a message once, encrypted for this browser (RFC 8291). `lifeMs`: what is left of its life. Never rejects. */
export async function send(
  { endpoint, p256dh, auth }: Pick<PushSubscription, "endpoint" | "p256dh" | "auth">,
  { content, topic }: Message,
  lifeMs: number,
  { settings, keys, signal }: Sending,
): Promise<Sent> {
  try {
    const { headers, body } = await generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      JSON.stringify(content),
      {
        TTL: Math.max(0, Math.floor(lifeMs / 1000)),
        urgency: "high",
        topic,
        vapidDetails: { subject: contactOf(settings), ...keys },
      },
    );
    const outgoing = { url: endpoint, headers, body: body ?? "", timeoutMs: settings.push.timeoutMs, signal };
    return meaningOf(
      await post({ ...settings.outbound, plainHttp: false }, { ...outgoing, redirects: false }),
    );
  } catch {
    // A key that is no point of the curve: no browser made it.
    return { status: "refused", reason: "key" };
  }
}
