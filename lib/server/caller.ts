import type { KeyUse } from "./auth/claims";

/** Who acts: a client (a browser tab or a program) of a signed-in user. */
export interface Caller {
  readonly userId: string;
  readonly sessionId: string;
  readonly clientId: string;
  /** This client holds a socket, so its place in a call has a lease. */
  readonly hasSocket: boolean;
  /** The key by which a program acts. */
  readonly key?: KeyUse;
}

/** Who listens to what happens, until they have gone. */
export interface Listener extends Caller {
  /** When the token expires, milliseconds since the epoch; a key does not. */
  readonly expiresAt: number;
  /** Aborted when nobody reads the reply any more. */
  readonly gone: AbortSignal;
}
