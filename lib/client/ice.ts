import type { Clock } from "./ports";

/** Who places or takes a call waits so long at most for the servers: without them direct paths are still found. */
const patienceMs = 1_500;
/** After a failure nobody waits for another try for so long. */
const restMs = 10_000;

export const isTurn = ({ urls }: RTCIceServer): boolean => [urls].flat().some((url) => /^turns?:/.test(url));

/** What a peer connection is to know of the way that media may take. */
export type IceConfiguration = Readonly<
  Required<Pick<RTCConfiguration, "iceServers" | "iceTransportPolicy">>
>;

export interface IceOptions {
  /** Asks the server, for this call where there is one; `ttl` in seconds. */
  readonly ask: (callId: string | undefined) => Promise<IceConfiguration & { readonly ttl: number }>;
  readonly clock: Clock;
}

/**
 * The STUN and TURN servers of this user, and whether media may go through these alone; asked for before they are
 * needed and again before they expire.
 */
export interface Ice {
  /** As far as they are known. */
  configuration(): IceConfiguration;
  /** Resolves when they are known or are not to be had now; at once while those that are known are good. Never rejects. */
  ready(): Promise<void>;
  /** From now on they are asked for in the name of this call. Accounts for TURN of an earlier one are not good for it. */
  inCall(callId: string | undefined): void;
  /** Runs `task` once when half of the time is over for which they are good. */
  whenDue(task: () => void): void;
  /** Asks for them where that is due, and resolves when they are here or are not to be had now. Never rejects. */
  renew(): Promise<void>;
}

export function createIce({ ask, clock }: IceOptions): Ice {
  let known: IceConfiguration = { iceServers: [], iceTransportPolicy: "all" };
  /** Until then they are good; after half of that time they are asked for anew. */
  let goodUntil = 0;
  let askAgainAt = 0;
  let asking: Promise<void> | null = null;
  let call: string | undefined;

  /** A call that the server does not know any more, or not yet, has the servers of nobody in particular. */
  const askFor = (callId: string | undefined) =>
    callId === undefined ? ask(undefined) : ask(callId).catch(() => ask(undefined));

  const refresh = () => {
    const wanted = call;
    asking ??= askFor(wanted)
      .then(
        (reply) => {
          const { iceServers, iceTransportPolicy } = reply;
          known = { iceServers, iceTransportPolicy };
          goodUntil = clock.now() + reply.ttl * 1000;
          askAgainAt = wanted === call ? clock.now() + reply.ttl * 500 : 0;
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

  const refreshIfDue = () => (clock.now() >= askAgainAt || asking !== null ? refresh() : undefined);

  return {
    configuration: () => known,
    inCall(callId) {
      if (callId === call) return;
      call = callId;
      if (callId === undefined || !known.iceServers.some(isTurn)) return;
      askAgainAt = 0;
      goodUntil = 0;
    },
    whenDue: (task) => void clock.after(Math.max(0, askAgainAt - clock.now()), task),
    renew: async () => refreshIfDue(),
    async ready() {
      const asked = refreshIfDue();
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
