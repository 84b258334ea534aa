/** A row of a report (W3C webrtc-stats). */
export interface StatsRow {
  readonly type: string;
  readonly id?: string;
  readonly [member: string]: unknown;
}
