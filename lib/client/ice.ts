import type { Clock } from "./ports";

/** Who places or takes a call waits so long at most for the servers: without them direct paths are still found. */
const patienceMs = 1_500;
/** After a failure nobody waits for another try for so long. */
const restMs = 10_000;

export interface IceOptions {
  /** Asks the server; `ttl` in seconds. */
  readonly ask: () => Promise<{ readonly iceServers: RTCIceServer[]; readonly ttl: number }>;
  readonly clock: Clock;
}

/** The STUN and TURN servers of this user, asked for before they are needed and again before they expire. */
export interface Ice {
  /** As far as they are known. */
  servers(): RTCIceServer[];
  /** Resolves when they are known or are not to be had now; at once while those that are known are good. Never rejects. */
  ready(): Promise<void>;
}

export function createIce({ ask, clock }: IceOptions): Ice {
  let servers: RTCIceServer[] = [];
  /** Until then they are good; after half of that time they are asked for anew. */
  let goodUntil = 0;
  let askAgainAt = 0;
  let asking: Promise<void> | null = null;

  const refresh = () => {
    asking ??= ask()
      .then(
        (reply) => {
          servers = reply.iceServers;
          goodUntil = clock.now() + reply.ttl * 1000;
          askAgainAt = clock.now() + reply.ttl * 500;
        },
        () => {
          askAgainAt = clock.now() + restMs;
        },
      )
      .finally(() => {
        asking = null;
      });
    return asking;
  };

  return {
    servers: () => servers,
    async ready() {
      const due = clock.now() >= askAgainAt;
      const asked = due || asking !== null ? refresh() : undefined;
      if (asked === undefined || clock.now() < goodUntil) return;
      let cancel = () => {};
      const patience = new Promise<void>((resolve) => {
        cancel = clock.after(patienceMs, resolve);
      });
      await Promise.race([asked, patience]);
      cancel();
    },
  };
}
