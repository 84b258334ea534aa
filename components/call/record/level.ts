import type { QualityView } from "@/lib/client/types";

const levels = [1, 2, 3, 4, 5] as const;

/** A level of quality as the API tells it, as one of the five that have words. */
export const levelOf = (level: number): QualityView["level"] => levels.find((each) => each >= level) ?? 5;
