/** Everything that a check can find. */
export const reasons = [
  "webrtc",
  "heard",
  "seen",
  "online",
  "translated",
  "untranslated",
  "relayed",
  "wayDirect",
  "noWebrtc",
  "insecure",
  "denied",
  "missing",
  "inUse",
  "broken",
  "silent",
  "slowServer",
  "noSocket",
  "noServer",
  "symmetric",
  "stunUnreachable",
  "lossy",
  "slow",
  "wrongSecret",
  "turnRefused",
  "turnUnreachable",
  "turnSilent",
  "noMedia",
  "noDirect",
  "inCall",
  "notKnown",
  "noStun",
  "noTurn",
  "noTurnUdp",
  "noTurnTcp",
  "noTurnTls",
  "relayOnly",
] as const;
export type Reason = (typeof reasons)[number];

/** What whoever looks at the page can do something about. */
export const fixedByUser = [
  "noWebrtc",
  "insecure",
  "denied",
  "missing",
  "inUse",
  "broken",
  "silent",
  "slowServer",
  "noSocket",
  "noServer",
  "symmetric",
  "stunUnreachable",
  "lossy",
  "slow",
  "turnUnreachable",
  "turnSilent",
  "noDirect",
  "inCall",
] as const satisfies readonly Reason[];
export type FixedByUser = (typeof fixedByUser)[number];

/** What whoever runs the server can do something about. */
export const fixedByOperator = [
  "insecure",
  "noSocket",
  "noServer",
  "symmetric",
  "stunUnreachable",
  "lossy",
  "slow",
  "wrongSecret",
  "turnRefused",
  "turnUnreachable",
  "turnSilent",
  "noMedia",
  "noStun",
  "noTurn",
  "noTurnUdp",
  "noTurnTcp",
  "noTurnTls",
] as const satisfies readonly Reason[];
export type FixedByOperator = (typeof fixedByOperator)[number];

export const isFixedByUser = (reason: Reason): reason is FixedByUser =>
  fixedByUser.some((each) => each === reason);
export const isFixedByOperator = (reason: Reason): reason is FixedByOperator =>
  fixedByOperator.some((each) => each === reason);
