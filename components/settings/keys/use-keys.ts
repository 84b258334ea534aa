import { useState } from "react";
import { api } from "@/lib/client/api";
import type { ApiKey, ApiScope, KeyKind } from "@/lib/contract";
import { useLoaded } from "@/lib/client/use-loaded";

export interface WishedKey {
  readonly name: string;
  readonly kind: KeyKind;
  readonly scopes: ApiScope[];
}

/** A key whose secret is known: it is shown until that is ended, and never again. */
export interface FreshKey {
  readonly key: string;
  readonly apiKey: ApiKey;
}

export type KeyProblem = "network" | "many" | "gone";

interface Loaded {
  readonly keys: readonly ApiKey[];
  readonly operator: boolean;
}

const problems = { RATE_LIMIT_EXCEEDED: "many", KEY_NOT_FOUND: "gone" } as const;

async function load(signal: AbortSignal): Promise<Loaded> {
  const [keys, { operator }] = await Promise.all([
    api.listKeys({}, { signal }),
    api.myAccount({}, { signal }),
  ]);
  return { keys, operator };
}

/** The keys of who is signed in, and what can be done with them. Nothing is loaded yet while `loaded` is absent. */
export function useKeys() {
  const { attempt, ...shown } = useLoaded<Loaded, KeyProblem>(load, problems);
  const [fresh, setFresh] = useState<FreshKey>();

  return {
    ...shown,
    fresh,
    make: (wished: WishedKey) => attempt(async () => setFresh(await api.createKey(wished))),
    rotate: (id: string) => attempt(async () => setFresh(await api.rotateKey({ id }))),
    revoke: (id: string) =>
      attempt(async () => {
        await api.revokeKey({ id });
        setFresh((shown) => (shown?.apiKey.id === id ? undefined : shown));
      }),
    forget: () => setFresh(undefined),
  };
}
