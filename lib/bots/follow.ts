import { createClient, RequestError } from "@/lib/client/rest";
import type { Own } from "./line";
import { type Behaviour, TestUser } from "./test-user";

export interface Account {
  readonly behaviour: Behaviour;
  readonly key: string;
}

/** What goes wrong because the other side was faster is no fault. */
const isFault = (error: unknown) =>
  !(error instanceof RequestError) || error.status >= 500 || error.code === "VALIDATION_ERROR";

/** Drives one test user over the API until `signal` ends it. */
export async function follow(
  { behaviour, key }: Account,
  { baseUrl, signal }: { readonly baseUrl: string; readonly signal: AbortSignal },
): Promise<void> {
  const clientId = `test-user-${behaviour}`;
  const client = createClient({ baseUrl, token: key, clientId });
  const own: Own = { userId: (await client.me()).id, clientId };
  const user = new TestUser(behaviour, own, client, (error) => {
    if (isFault(error)) process.stderr.write(`test user ${behaviour}: ${String(error)}\n`);
  });
  try {
    for await (const { event, data } of client.events({ signal })) {
      if (event === "present") user.present(data);
      else if (event === "call") user.call(data);
      else if (event === "signal") user.signal(data);
    }
  } finally {
    user.close();
  }
}
