import type { Reason } from "./reasons";

/** What is looked at, in this order. */
export const checkNames = [
  "browser",
  "microphone",
  "camera",
  "server",
  "stun",
  "turnUdp",
  "turnTcp",
  "turnTls",
  "direct",
] as const;
export type CheckName = (typeof checkNames)[number];

export type Outcome = "good" | "warning" | "failed" | "skipped";
export type CheckState = "waiting" | "running" | Outcome;

/** Milliseconds, percent and pixels, as their names say. Nothing in them is an address or an account. */
export interface Figures {
  readonly ms?: number;
  /** Of the messages that were sent round, how many did not come back. */
  readonly lossPercent?: number;
  readonly medianMs?: number;
  readonly worstMs?: number;
  readonly width?: number;
  readonly height?: number;
}

/** What came of a check. */
export interface Finding {
  readonly state: Outcome;
  readonly reason: Reason;
  readonly figures?: Figures;
}

export type Row = { readonly name: CheckName } & ({ readonly state: "waiting" | "running" } | Finding);
/** A row for each check. */
export type Rows = readonly Row[];

export type { Reason };
