import type { StageView } from "./types";

/** The call that this tab is in, or is about to be in. */
export const callIn = (stage: StageView | null): string | undefined =>
  stage === null || stage.phase === "over" || stage.phase === "elsewhere"
    ? undefined
    : (stage.callId ?? "placing");
