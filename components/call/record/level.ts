/** A level of quality as the messages name it, from 1 (bad) to 5 (excellent). */
export type Level = "1" | "2" | "3" | "4" | "5";

const levels: readonly Level[] = ["1", "2", "3", "4", "5"];

export const levelOf = (level: number): Level => levels[Math.round(level) - 1] ?? "3";
