export { isLive } from "./call";
export {
  agreeing,
  type Answered,
  changedCalls,
  explain,
  inOrder,
  insiders,
  type Seen,
  shown,
  type Worlds,
} from "./explain";
export { activeCall, history } from "./read";
export { same } from "./same";
export { step } from "./step";
export { pass } from "./time";
export * from "./types";
export { resolve, type Wish } from "./wish";
export { company, outcome, sentence } from "./words";
export { type Cast, clients, listener, names, newWorld } from "./world";
