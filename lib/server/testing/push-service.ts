import { createECDH, createPublicKey, type ECDH, randomBytes } from "node:crypto";
import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import ece from "http_ece";
import jwt, { type JwtPayload } from "jsonwebtoken";
import type { PushMessage } from "@/lib/contract";
import { selfSigned } from "./certificate";
import { Waiting } from "./waiting";

/** A message that a browser was sent: it was encrypted for it, and VAPID showed that it is ours. */
export interface Delivered {
  readonly to: TestBrowser;
  readonly message: PushMessage;
  /** Seconds. */
  readonly ttl: number;
  readonly urgency: string;
  readonly topic: string | undefined;
  /** What the token of VAPID claims (RFC 8292). */
  readonly claims: JwtPayload;
}

type Answer = (delivered: Delivered, response: ServerResponse) => void;

export const says =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (_delivered, response) =>
    void response.writeHead(status, headers).end();
export const takes = says(201);
/** Answers nothing. */
export const hangs: Answer = () => undefined;

/** What a browser has made to be reached: `PushSubscription.toJSON()`, and the keys that never leave it. */
export class TestBrowser {
  readonly ecdh: ECDH = createECDH("prime256v1");
  readonly auth = randomBytes(16).toString("base64url");
  readonly id = randomBytes(12).toString("base64url");
  readonly subscription: { endpoint: string; keys: { p256dh: string; auth: string } };

  /** `serverKey`: for whom it subscribes; nobody else's messages are taken. */
  constructor(
    origin: string,
    readonly serverKey: string,
  ) {
    const p256dh = this.ecdh.generateKeys().toString("base64url");
    this.subscription = { endpoint: `${origin}/push/${this.id}`, keys: { p256dh, auth: this.auth } };
  }
}

/** The public key of VAPID as a key. */
function keyOf(point: string) {
  const octets = Buffer.from(point, "base64url");
  const [x, y] = [octets.subarray(1, 33), octets.subarray(33)].map((part) => part.toString("base64url"));
  return createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
}

/** Somebody else's push service, which reads every message as the browser would, with libraries that are not ours. */
export class PushService {
  /** Everything that was meant for a browser of this service and could be read, in order. */
  readonly delivered: Delivered[] = [];
  /** Why something could not be read. */
  readonly refused: string[] = [];
  answer: Answer = takes;
  readonly #browsers = new Map<string, TestBrowser>();
  readonly #waiting = new Waiting();

  private constructor(
    private readonly server: Server,
    readonly cert: string,
  ) {
    server.on("request", (request: IncomingMessage, response: ServerResponse) => {
      void this.#take(request, response);
    });
  }

  /** At a free port of this machine, with a certificate for which only itself vouches. */
  static async open(): Promise<PushService> {
    const { key, cert } = selfSigned();
    const server = createServer({ key, cert }).listen(0, "127.0.0.1");
    await once(server, "listening");
    return new PushService(server, cert);
  }

  get host(): string {
    return `localhost:${(this.server.address() as AddressInfo).port}`;
  }

  get origin(): string {
    return `https://${this.host}`;
  }

  browser(serverKey: string): TestBrowser {
    const browser = new TestBrowser(this.origin, serverKey);
    this.#browsers.set(browser.id, browser);
    return browser;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }

  /** What this browser was sent: kinds in order. */
  story(browser: TestBrowser): string[] {
    return this.delivered.filter(({ to }) => to === browser).map(({ message }) => message.kind);
  }

  /** Waits for what was delivered to satisfy this. */
  until(what: string, holds: () => boolean): Promise<void> {
    const heard = () => this.delivered.map(({ message }) => message.kind).join(" ");
    return this.#waiting.until(holds, () => `${what}; heard: ${heard()}; ${this.refused.join("; ")}`, 15_000);
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const delivered = await this.#read(request);
      this.delivered.push(delivered);
      this.answer(delivered, response);
    } catch (error) {
      this.refused.push(String(error));
      response.writeHead(400).end();
    }
    this.#waiting.look();
  }

  async #read(request: IncomingMessage): Promise<Delivered> {
    const body = await buffer(request);
    const { headers, url = "" } = request;
    const to = this.#browsers.get(url.replace("/push/", ""));
    if (!to) throw new Error(`nobody is at ${url}`);
    const [, token = "", key = ""] = /^vapid t=([^,]+), ?k=(\S+)$/.exec(headers.authorization ?? "") ?? [];
    if (key !== to.serverKey) throw new Error("it is from another server than the browser subscribed for");
    const claims = jwt.verify(token, keyOf(key), { algorithms: ["ES256"], audience: this.origin });
    if (typeof claims === "string") throw new Error("the token claims nothing");
    if (headers["content-encoding"] !== "aes128gcm") throw new Error("it is not encrypted");
    const text = ece.decrypt(body, { version: "aes128gcm", privateKey: to.ecdh, authSecret: to.auth });
    return {
      to,
      message: JSON.parse(text.toString()) as PushMessage,
      ttl: Number(headers.ttl),
      urgency: String(headers.urgency),
      topic: headers.topic?.toString(),
      claims,
    };
  }
}
