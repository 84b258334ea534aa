import type { StatSample } from "@/lib/contract";

/** What a connection did since the sample before, in the words of the API; `at` in milliseconds since the epoch, server time once it is reported. */
export interface Sample extends Omit<StatSample, "at" | "path" | "audio" | "video"> {
  readonly at: number;
  readonly path?: StatSample["path"];
  readonly audio?: StatSample["audio"];
  readonly video?: StatSample["video"];
}
