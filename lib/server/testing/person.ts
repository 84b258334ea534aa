import type { CallDetail } from "@/lib/contract";
import { TestClient } from "./client";

/** What REST answered. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A user of the test, with what they can do over REST, and their clients on sockets. An empty token is not sent. */
export class TestPerson {
  readonly #clients: TestClient[] = [];

  constructor(
    private readonly app: { readonly url: string },
    readonly id: string,
    readonly name: string,
    readonly token: string,
    readonly sessionId: string,
  ) {}

  async rest(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answered> {
    const response = await fetch(`${this.app.url}/api/v1${path}`, {
      method,
      headers: {
        ...(this.token === "" ? {} : { Authorization: `Bearer ${this.token}` }),
        ...(body === undefined || body instanceof Uint8Array ? {} : { "Content-Type": "application/json" }),
        ...headers,
      },
      body:
        body === undefined || body instanceof Uint8Array
          ? (body as BodyInit | undefined)
          : JSON.stringify(body),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === "" ? undefined : (JSON.parse(text) as unknown),
    };
  }

  /** The call as this person sees it over REST. */
  async sees(callId: string): Promise<CallDetail> {
    const { status, body } = await this.rest("GET", `/rtc/call/${callId}`);
    if (status !== 200) throw new Error(`${this.name} may not see the call: ${JSON.stringify(body)}`);
    return body as CallDetail;
  }

  /** Opens a client (a tab or a program) on a socket; resolves when it was told what is present. */
  async client(clientId: string, options: { rings?: boolean; token?: string } = {}): Promise<TestClient> {
    const client = new TestClient(
      this.app.url,
      this.id,
      clientId,
      options.token ?? this.token,
      options.rings ?? true,
    );
    this.#clients.push(client);
    await client.until("is present", () => client.presents.length > 0);
    return client;
  }

  disconnect(): void {
    for (const client of this.#clients) client.disconnect();
  }
}
