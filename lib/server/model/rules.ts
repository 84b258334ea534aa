import type { Rules } from "@/lib/model";
import type { Settings } from "../settings";

const SECOND = 1_000;

/**
 * Time passes in units that are long beside what a history takes, and no deadline falls on a multiple of the unit, nor
 * two on the same moment: so nothing depends on how fast the tests run.
 */
export const rules: Rules = {
  unit: 600 * SECOND,
  ring: 1_400 * SECOND,
  alone: 900 * SECOND,
  longest: 9_400 * SECOND,
  places: 3,
};

/** The same rules for the server. Its sweeper sometimes comes before the next request and sometimes after it. */
export function asSettings(settings: Settings): Partial<Settings> {
  const call = {
    ...settings.call,
    ringMs: rules.ring,
    aloneMs: rules.alone,
    longestMs: rules.longest,
    maxConnected: rules.places,
  };
  return { call, sweepMs: 200 };
}
