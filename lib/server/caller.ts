/** Who acts: a client (a browser tab or a program) of a signed-in user. */
export interface Caller {
  readonly userId: string;
  readonly sessionId: string;
  readonly clientId: string;
  /** This client holds a socket, so its place in a call has a lease. */
  readonly hasSocket: boolean;
}
