import { createHash } from "node:crypto";
import type { Db } from "@/db/client";
import { keepReply, type KeyedRequest, keptReply, takeKey } from "@/db/idempotency";
import { ApiError } from "@/lib/contract";

/** The Idempotency-Key of one request, used inside the transaction that does what is asked for. */
export interface Key<Reply> {
  /** First: ends the transaction when this very request was served before. Errors: IDEMPOTENCY_KEY_IN_USE. */
  claim(tx: Db): Promise<void>;
  /** Last, when nothing was refused: keeps the reply. Errors: IDEMPOTENCY_KEY_REUSED. */
  keep(tx: Db, reply: Reply): Promise<void>;
}

/** Ends a transaction in which nothing is to be done any more. */
class ServedBefore extends Error {
  constructor(readonly reply: unknown) {
    super("served before");
  }
}

const unkeyed: Key<unknown> = { claim: () => Promise.resolve(), keep: () => Promise.resolve() };

/** Members stand in the order of the schema, however they were sent. */
const fingerprintOf = (input: object) =>
  createHash("sha256").update(JSON.stringify(input)).digest("base64url");

function keyOf(request: KeyedRequest, fingerprint: string): Key<unknown> {
  let reused = false;
  return {
    claim: async (tx) => {
      if (!(await takeKey(tx, request))) throw new ApiError("IDEMPOTENCY_KEY_IN_USE", { retryAfter: 1 });
      const kept = await keptReply(tx, request);
      if (kept?.fingerprint === fingerprint) throw new ServedBefore(kept.reply);
      reused = kept !== undefined;
    },
    keep: async (tx, reply) => {
      if (reused) throw new ApiError("IDEMPOTENCY_KEY_REUSED");
      await keepReply(tx, { ...request, fingerprint, reply });
    },
  };
}

/**
 * Serves a request once: the same key with the same body gets the reply that is kept. The reply is written in the
 * transaction of what it tells, so that neither can be without the other.
 */
export async function repeatable<Reply>(
  endpoint: string,
  userId: string,
  { idempotencyKey, ...input }: { readonly idempotencyKey?: string },
  serve: (key: Key<Reply>) => Promise<Reply>,
): Promise<Reply> {
  if (idempotencyKey === undefined) return serve(unkeyed);
  try {
    return await serve(keyOf({ userId, endpoint, key: idempotencyKey }, fingerprintOf(input)));
  } catch (error) {
    if (error instanceof ServedBefore) return error.reply as Reply;
    throw error;
  }
}
