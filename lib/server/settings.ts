import type { CallSettings } from "@/lib/call";

/** Everything that can be set, checked. Times are milliseconds. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  /** Absolute. */
  readonly dataDir: string;
  /** A real server; absent = the embedded one. */
  readonly databaseUrl?: string;
  /** The origin under which people reach the application, without a slash at the end. Default `http://localhost:PORT`. */
  readonly publicUrl: string;
  readonly demo: boolean;
  readonly authSecret?: string;
  readonly trustProxy: boolean;
  readonly logLevel: "debug" | "info" | "warn" | "error" | "silent";
  readonly call: CallSettings;
  /** How often deadlines are swept. */
  readonly sweepMs: number;
  /** Interval and time-out of the socket's heartbeat. */
  readonly pingMs: number;
  /** How long a client may take to confirm what it was sent. */
  readonly ackMs: number;
  /** Life of an access token and of a session without use. */
  readonly accessTokenMs: number;
  readonly sessionMs: number;
  /** Stored signals are kept this long after their call. */
  readonly signalKeepMs: number;
}
