// By itself: pages read it, and they do without the schemas.

/** The limits that the contract itself states. Octets for texts. */
export const limits = {
  bodyBytes: 256 * 1024,
  sdpBytes: 64 * 1024,
  candidateBytes: 4 * 1024,
  callees: 49,
  groupMembers: 200,
  avatarBytes: 512 * 1024,
  /** Pixels on a side. */
  avatarSide: 1024,
  statSamples: 200,
  mediaEvents: 50,
  noteCharacters: 2000,
  emojiBytes: 32,
} as const;
