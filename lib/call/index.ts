export { type Measured, type MeasuredSpan, together } from "./connection";
export { nextDeadline } from "./deadlines";
export { assess, type Verdict, worstFor } from "./diagnosis";
export { applyDue } from "./due";
export { eventDetail, type EventDetail } from "./event-detail";
export { type Link, linksOf } from "./link";
export { type MediaEventType, mediaEventTypes } from "./media-events";
export { ownMediaRefusal } from "./media";
export { place, type Placing } from "./place";
export { estimateQuality, type QualityCause, qualityCauses } from "./quality";
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
