/** Who an access token speaks for. */
export interface AccessClaims {
  readonly userId: string;
  readonly sessionId: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Which refresh token of which session. */
export interface RefreshClaims {
  readonly userId: string;
  readonly sessionId: string;
  readonly generation: number;
}
