import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { Webhook } from "standardwebhooks";
import { webhookEvent, type WebhookEvent } from "@/lib/contract";
import type { TestPerson } from "./person";
import { Waiting } from "./waiting";

/** What a receiver was sent; its signature was right. */
export interface Heard {
  readonly id: string;
  readonly event: WebhookEvent;
  readonly body: string;
}

type Answer = (heard: Heard, response: ServerResponse) => void;

/** Takes everything. */
export const takes: Answer = (_heard, response) => void response.writeHead(204).end();
/** Answers nothing. */
export const hangs: Answer = () => undefined;
export const says =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (_heard, response) =>
    void response.writeHead(status, headers).end();

/** Somebody else's server that receives events, and checks them with a library that is not ours. */
export class Receiver {
  /** Everything that came with a good signature, in order; also what was answered with a failure. */
  readonly heard: Heard[] = [];
  /** What came without. */
  readonly forged: string[] = [];
  /** What it answers. */
  answer: Answer = takes;
  secret = "";
  #server: Server | undefined;
  #port = 0;
  readonly #waiting = new Waiting();

  static async open(): Promise<Receiver> {
    const receiver = new Receiver();
    await receiver.up();
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/calls`;
  }

  /** Lets a webhook of this person lead here; its id. */
  async follow(person: TestPerson, more: object = {}): Promise<string> {
    const body = { name: "Test", url: this.url, ...more };
    const reply = await person.rest("POST", "/webhooks", body);
    if (reply.status !== 201) throw new Error(`there is no webhook: ${JSON.stringify(reply.body)}`);
    const { secret, webhook } = reply.body as { secret: string; webhook: { id: string } };
    this.secret = secret;
    return webhook.id;
  }

  /** On the same port as before. */
  async up(): Promise<void> {
    const server = createServer((request, response) => void this.#take(request, response));
    server.listen(this.#port, "127.0.0.1");
    await once(server, "listening");
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async down(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  }

  /** What it was told of a call: `type/seq`, in order. */
  story(callId: string): string[] {
    const told = this.heard.filter(({ event }) => event.data.callId === callId);
    return told.map(({ event }) => `${event.type}/${event.data.seq}`);
  }

  /** Waits for what was heard to satisfy this. */
  until(what: string, holds: () => boolean): Promise<void> {
    const heard = () => this.heard.map(({ event }) => `${event.type}/${event.data.seq}`).join(" ");
    return this.#waiting.until(holds, () => `the receiver ${what}; it heard: ${heard()}`, 15_000);
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request).catch(() => "");
    try {
      new Webhook(this.secret).verify(body, request.headers as Record<string, string>);
      const event = webhookEvent.parse(JSON.parse(body));
      const heard = { id: String(request.headers["webhook-id"]), event, body };
      this.heard.push(heard);
      this.answer(heard, response);
    } catch (error) {
      this.forged.push(String(error));
      response.writeHead(401).end();
    }
    this.#waiting.look();
  }
}
