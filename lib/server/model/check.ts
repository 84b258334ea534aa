import fc from "fast-check";
import { newWorld } from "@/lib/model";
import type { TestApp } from "../testing/app";
import { casts, histories } from "./commands";
import { lastLook } from "./final";
import { Play } from "./play";
import { rules } from "./rules";
import { type Cast, Stage } from "./stage";

export interface Extent {
  /** Histories at most. */
  readonly runs: number;
  /** Milliseconds after which no other history begins. */
  readonly timeMs?: number;
  /** Draws the same histories again. */
  readonly seed?: number;
  /** The path that fast-check printed: only this history. */
  readonly path?: string;
  /** Looks for the shortest story of a disagreement. */
  readonly shrinks: boolean;
}

type History = Parameters<typeof fc.asyncModelRun<object, Play, false, object>>[1];

async function playHistory(app: TestApp, cast: Cast, history: History): Promise<void> {
  const stage = await Stage.open(app, cast);
  try {
    const play = new Play(stage, newWorld(rules, cast));
    await fc.asyncModelRun(() => ({ model: {}, real: play }), history);
    await lastLook(play);
  } finally {
    stage.close();
  }
}

/** Plays histories drawn at random and compares the server with the model. */
export async function checkHistories(app: TestApp, extent: Extent) {
  let playing: Promise<void> | undefined;
  const property = fc.asyncProperty(casts, histories(24), (cast, history) => {
    playing = playHistory(app, cast, history);
    return playing;
  });
  const details = await fc.check(property, {
    numRuns: extent.runs,
    interruptAfterTimeLimit: extent.timeMs,
    markInterruptAsFailure: false,
    // Long histories from the first on.
    unbiased: true,
    endOnFailure: !extent.shrinks,
    ...(extent.seed === undefined ? {} : { seed: extent.seed }),
    ...(extent.path === undefined ? {} : { path: extent.path }),
  });
  // The one that was under way when the time was over.
  if (!details.failed) await playing;
  return details;
}

/** What the model does not explain, in words, and how to see it again. */
export function storyOf(
  details: Pick<fc.RunDetails<never>, "errorInstance" | "seed" | "counterexamplePath">,
): string {
  const { errorInstance, seed, counterexamplePath } = details;
  const why = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  return `${why}\nagain: MODEL_SEED=${seed} MODEL_PATH=${counterexamplePath}`;
}
