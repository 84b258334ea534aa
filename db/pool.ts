import postgres from "postgres";
import { isUnavailable } from "./problems";

/** How long what is under way on other connections may still take once one was lost. Seconds. */
const partingS = 1;

/**
 * A query that fails tells where in the code it was asked for. For that the driver keeps what it was made of as long as the
 * process lives, and where that is no template, as with drizzle, it keeps each text anew and finds no place.
 */
function forgetOrigins(pool: postgres.Sql): void {
  const query = Object.getPrototypeOf(pool.unsafe("")) as object;
  Object.defineProperty(query, "origin", { configurable: true, get: () => "" });
}

type Begin = (options: string, work: (tx: postgres.TransactionSql) => Promise<unknown>) => Promise<unknown>;

/**
 * A pool that is replaced as soon as a connection that was in use is lost. The driver (postgres 3.4) does not outlive
 * that: what was about to be written is kept and spoils the start of the next connection, and a query that was sent
 * between the reset and the close is never answered. What hangs in the old pool is refused after a second.
 */
export function lastingPool(url: string, options: postgres.Options<Record<string, never>>): postgres.Sql {
  let ended = false;
  let current = open();

  function open(): postgres.Sql {
    let inUse = false;
    const pool = postgres(url, {
      ...options,
      onparameter: () => {
        inUse = true;
      },
      onclose: () => {
        if (inUse && pool === current && !ended) replace();
      },
    });
    forgetOrigins(pool);
    return pool;
  }

  function replace(): void {
    const old = current;
    current = open();
    // Whoever was given the pool may have said how it reads and writes types, as drizzle does.
    Object.assign(current.options.parsers, old.options.parsers);
    Object.assign(current.options.serializers, old.options.serializers);
    old.end({ timeout: partingS }).catch(() => undefined);
  }

  /** A transaction whose connection is lost is left as it stands: a rollback has nowhere to go, and ends the process. */
  function begin(work: Parameters<Begin>[1], isolation = ""): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const guarded = (tx: postgres.TransactionSql) =>
        work(tx).catch((error: Error) => {
          if (!isUnavailable(error)) throw error;
          reject(error);
          return new Promise(() => undefined);
        });
      (current.begin as Begin)(isolation, guarded).then(resolve, reject);
    });
  }

  return new Proxy(current, {
    apply: (_target, _self, args: Parameters<postgres.Sql>) => current(...args),
    get: (_target, key) => {
      if (key === "begin") return begin;
      if (key === "end") ended = true;
      return Reflect.get(current, key) as unknown;
    },
  });
}
