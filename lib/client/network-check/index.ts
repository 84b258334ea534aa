export { browserCheckWorld } from "./browser";
export { isFixedByOperator, isFixedByUser } from "./reasons";
export { reportOf } from "./report";
export { runChecks, waiting } from "./run";
export { type Summary, summaryOf } from "./summary";
export type { CheckState, Figures, Row, Rows } from "./types";
