import { createParser } from "eventsource-parser";
import type { CallDetail, ServerEvent, SignalPush } from "@/lib/contract";
import type { TestPerson } from "./person";
import { Waiting } from "./waiting";

/** A program that follows the events of somebody over real HTTP, and remembers everything it was told. */
export class TestListener {
  readonly events: ServerEvent[] = [];
  readonly comments: string[] = [];
  readonly headers: Headers;
  ended = false;
  readonly #abort: AbortController;
  readonly #waiting = new Waiting();

  private constructor(response: Response, abort: AbortController) {
    this.headers = response.headers;
    this.#abort = abort;
    void this.#read(response);
  }

  static async open(
    url: string,
    { token }: Pick<TestPerson, "token">,
    clientId: string,
    options: { after?: string; query?: string } = {},
  ): Promise<TestListener> {
    const abort = new AbortController();
    const headers = new Headers({ Authorization: `Bearer ${token}`, "X-Client-Id": clientId });
    if (options.after) headers.set("Last-Event-ID", options.after);
    const address = `${url}/api/v1/rtc/events${options.query ?? ""}`;
    const response = await fetch(address, { headers, signal: abort.signal });
    if (!response.ok) throw new Error(`no events: ${response.status} ${await response.text()}`);
    return new TestListener(response, abort);
  }

  get lastId(): string {
    return this.events.at(-1)?.id ?? "";
  }

  /** Every signal with its number, in the order in which they came. */
  get signals(): SignalPush[] {
    return this.events.flatMap((each) =>
      each.event === "signal" ? [each.data] : each.event === "present" ? each.data.signals : [],
    );
  }

  /** What happened in a call, in the order told. */
  story(callId: string): string[] {
    return this.events.flatMap((each) =>
      each.event === "call" && each.data.call.id === callId ? [each.data.type] : [],
    );
  }

  /** The newest that was told of a call. */
  call(callId: string): CallDetail | undefined {
    const known = this.events.flatMap((each) =>
      each.event === "call" ? [each.data.call] : each.event === "present" ? each.data.calls : [],
    );
    return known.filter(({ id }) => id === callId).sort((a, b) => b.version - a.version)[0];
  }

  until(what: string, holds: () => boolean): Promise<void> {
    const told = () => this.events.map(({ event, id }) => `${event}@${id}`).join(" ");
    return this.#waiting.until(holds, () => `it ${what}; it was told: ${told()}`, 10_000);
  }

  async sees(callId: string, status: CallDetail["status"]): Promise<CallDetail> {
    await this.until(`sees ${status}`, () => this.call(callId)?.status === status);
    return this.call(callId) as CallDetail;
  }

  /** The connection is lost. */
  drop(): void {
    this.#abort.abort();
  }

  async #read(response: Response): Promise<void> {
    const parser = createParser({
      onEvent: ({ id, event, data }) =>
        this.events.push({ id, event, data: JSON.parse(data) as unknown } as ServerEvent),
      onComment: (comment) => this.comments.push(comment),
    });
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
        parser.feed(decoder.decode(chunk, { stream: true }));
        this.#waiting.look();
      }
    } catch {
      // It was dropped.
    }
    this.ended = true;
    this.#waiting.look();
  }
}
