export { nextDeadline } from "./deadlines";
export { applyDue } from "./due";
export { ownMediaRefusal } from "./media";
export { place, type Placing } from "./place";
export { estimateQuality, qualityCauses } from "./quality";
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
export { hasTalked, isFinal, isLive, isRung, isSilent, participantOf, refusalOf } from "./status";
export { transition } from "./transition";
export * from "./types";
export { unawareOf, viewFor } from "./view";
