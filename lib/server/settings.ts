import type { CallSettings } from "@/lib/call";

/** How often something may be done; by a user unless it says otherwise. */
export interface Rates {
  /** Requests a minute, but for those below. */
  readonly general: number;
  /** Calls placed, a minute. */
  readonly calls: number;
  /** Signals a second, and at once after a rest. */
  readonly signals: number;
  readonly signalsBurst: number;
  /** Reactions and texts in calls, a minute. */
  readonly notes: number;
  /** Signing in and up, a minute: from one address, and from one address with one name. */
  readonly signInAddress: number;
  readonly signInName: number;
}

/** How events are sent to webhooks. Milliseconds. */
export interface WebhookSettings {
  /** How long a receiver may take. */
  readonly timeoutMs: number;
  /** From a first failure to the next try. */
  readonly retryMs: number;
  /** How long it is tried. */
  readonly giveUpMs: number;
  /** How long deliveries stay in the log. */
  readonly keepMs: number;
  /** How often it is looked what is to be tried again. */
  readonly pollMs: number;
}

/** How browsers are told of calls while no page of ours is open in them. Milliseconds. */
export interface PushSettings {
  /** How long a push service may take. */
  readonly timeoutMs: number;
  /** From a first failure to the next try. */
  readonly retryMs: number;
  /** Whom push services can turn to: an address of mail or of the web. */
  readonly contact?: string;
}

/** To where this server sends requests that its users ask for. */
export interface OutboundSettings {
  /** `host` or `host:port`, in lower case: although they have a private address or no TLS. */
  readonly hosts: readonly string[];
  /** To every public host without TLS too: in development. */
  readonly plainHttp: boolean;
  /** Certificates (PEM) whose owners vouch for servers, beside those whom everybody trusts. */
  readonly ca?: string;
}

/** Servers with which media find their way. */
export interface IceSettings {
  readonly stunUrls: readonly string[];
  readonly turnUrls: readonly string[];
  /** There where `turnUrls` are. */
  readonly turnSecret?: string;
  /** How long a password for TURN is good. */
  readonly turnTtlMs: number;
  /** `relay`: media never go directly. */
  readonly transportPolicy: "all" | "relay";
}

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
  /** Test users: programs that answer, decline or let it ring. */
  readonly testUsers: boolean;
  /** Names of the users who run this server, in lower case. */
  readonly operators: readonly string[];
  readonly authSecret?: string;
  readonly trustProxy: boolean;
  readonly logLevel: "debug" | "info" | "warn" | "error" | "silent";
  readonly call: CallSettings;
  readonly rates: Rates;
  /** How often deadlines are swept. */
  readonly sweepMs: number;
  /** Interval and time-out of the socket's heartbeat. */
  readonly pingMs: number;
  /** How long a client may take to confirm what it was sent. */
  readonly ackMs: number;
  /** Life of an access token and of a session without use. */
  readonly accessTokenMs: number;
  readonly sessionMs: number;
  /** Life of an access token that is made with a service key. */
  readonly userTokenMs: number;
  /** Stored signals are kept this long after their call. */
  readonly signalKeepMs: number;
  /** Replies to requests with an Idempotency-Key are kept this long. */
  readonly idempotencyKeepMs: number;
  /** What was measured in a call is kept this long after its end. */
  readonly statsKeepMs: number;
  readonly webhooks: WebhookSettings;
  readonly outbound: OutboundSettings;
  readonly push: PushSettings;
  /** How often something is sent on a stream of events on which nothing happens. */
  readonly eventsHeartbeatMs: number;
  readonly ice: IceSettings;
}
