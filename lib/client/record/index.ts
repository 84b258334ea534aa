export { bundleOf, type CallRecord } from "./bundle";
export type { Entry, Saying } from "./entry";
export { figuresOf, type Figures, type Measure, type Moment, momentsOf, type Percentiles } from "./figures";
export type { Incident } from "./incidents";
export { type Fate, type Part, partsOf } from "./parts";
export { type Line, linesOf } from "./points";
export { type Span, spanOf, type Stretch } from "./stays";
export { storyOf } from "./story";
export { type BadMedia, type Summary, summaryOf } from "./summary";
