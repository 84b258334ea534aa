/** What a client noticed of its own media: no change of the call, but of how it went. */
export interface Incident {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly type:
    | "ice_restarted"
    | "reconnected"
    | "media_lost"
    | "media_restored"
    | "microphone_switched"
    | "camera_switched"
    | "relayed"
    | "direct";
  /** Who noticed it. */
  readonly userId: string;
  /** The other end of the connection that it is about. */
  readonly peerUserId?: string;
  /** How long it took, in milliseconds. */
  readonly ms?: number;
}
