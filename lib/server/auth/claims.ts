import type { ApiScope, KeyKind } from "@/lib/contract";

/** The key by which a program acts, and what it may do with it. */
export interface KeyUse {
  readonly id: string;
  readonly name: string;
  readonly kind: KeyKind;
  readonly scopes: readonly ApiScope[];
  /** A token that was made with the key is shown, and not the key itself. */
  readonly minted: boolean;
}

/** What an access token says. */
export interface TokenClaims {
  readonly userId: string;
  readonly sessionId: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  /** Where it may do less than the key with which it was made. */
  readonly scopes?: readonly ApiScope[];
}

/**
 * Who is this where a service key acts for nobody that it has created. No user has this id, so that whatever is done in
 * its name comes to nothing.
 */
export const nobody = "";

/** Who speaks with an access token or a key. */
export interface AccessClaims {
  readonly userId: string;
  readonly sessionId: string;
  /** Milliseconds since the epoch; a key does not expire. */
  readonly expiresAt: number;
  /** The key, or that with which the token was made. */
  readonly key?: KeyUse;
}

/** Which refresh token of which session. */
export interface RefreshClaims {
  readonly userId: string;
  readonly sessionId: string;
  readonly generation: number;
}
