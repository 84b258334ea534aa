export { nextDeadline } from "./deadlines";
export { applyDue } from "./due";
export { place, type Placing } from "./place";
export {
  connectedIds,
  durationSeconds,
  maySignal,
  mustHold,
  occupies,
  openCallees,
  type Skipped,
  splitInvitees,
  talkSeconds,
} from "./read";
export { isFinal, isLive, participantOf, refusalOf } from "./status";
export { transition } from "./transition";
export * from "./types";
export { viewFor } from "./view";
