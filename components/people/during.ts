import type { StageView } from "@/lib/client/types";

/** Pure: a sheet stays where it was opened; a call that begins takes its place. */

/** The call that this tab is in. */
export const callIn = (stage: StageView | null): string | undefined =>
  stage === null || stage.phase === "over" || stage.phase === "elsewhere"
    ? undefined
    : (stage.callId ?? "placing");

/** Whether what was opened during one call, or none, may be seen now. */
export const isSeen = (during: string | undefined, now: string | undefined): boolean =>
  now === undefined || now === during;
