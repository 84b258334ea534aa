import { useState } from "react";
import { api } from "@/lib/client/api";
import type { Webhook } from "@/lib/contract";
import { useLoaded } from "@/lib/client/use-loaded";

export type WebhookProblem = "network" | "many" | "gone" | "invalid";

const problems = {
  RATE_LIMIT_EXCEEDED: "many",
  WEBHOOK_NOT_FOUND: "gone",
  VALIDATION_ERROR: "invalid",
} as const;

const load = (signal: AbortSignal): Promise<readonly Webhook[]> => api.listWebhooks({}, { signal });

/** The webhooks of who is signed in, and what can be done with them. Absent until they are loaded. */
export function useWebhooks() {
  const { loaded, attempt, ...shown } = useLoaded<readonly Webhook[], WebhookProblem>(load, problems);
  const [secret, setSecret] = useState<string>();

  return {
    ...shown,
    webhooks: loaded,
    secret,
    make: (name: string, url: string) =>
      attempt(async () => setSecret((await api.createWebhook({ name, url })).secret)),
    renew: (id: string) => attempt(async () => setSecret((await api.renewWebhookSecret({ id })).secret)),
    turn: (id: string, enabled: boolean) => attempt(() => api.updateWebhook({ id, enabled })),
    remove: (id: string) => attempt(() => api.deleteWebhook({ id })),
    forget: () => setSecret(undefined),
  };
}
