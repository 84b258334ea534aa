/** What was asked of a {@link FakeApi}. */
export interface Asked {
  readonly method: string;
  readonly address: string;
  readonly headers: Headers;
  readonly body: unknown;
}

export type Reply = (request: Asked) => Response | Promise<Response>;

/** A server that answers in turn; when it has no more to say, there is no network. */
export function fakeApi(...replies: Reply[]) {
  const asked: Asked[] = [];
  const answer: typeof fetch = async (address, init) => {
    const { method = "GET", body } = init ?? {};
    const request: Asked = {
      method,
      address: address as string,
      headers: new Headers(init?.headers),
      body: typeof body === "string" ? (JSON.parse(body) as unknown) : undefined,
    };
    asked.push(request);
    init?.signal?.throwIfAborted();
    const reply = replies.shift();
    if (!reply) throw new TypeError("no network");
    return reply(request);
  };
  return { asked, fetch: answer };
}

export const json =
  (body: unknown, headers: Record<string, string> = {}): Reply =>
  () =>
    Response.json(body, { headers });

export const refusal =
  (status: number, code: string, details: object = {}): Reply =>
  () =>
    Response.json({ success: false, error: { code, message: "no", details } }, { status });

/** A stream of events in these pieces; afterwards it ends, or breaks. */
export const stream =
  (pieces: readonly string[], end: "ends" | "breaks" = "ends"): Reply =>
  () => {
    const left = [...pieces];
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        const piece = left.shift();
        if (piece !== undefined) controller.enqueue(new TextEncoder().encode(piece));
        else if (end === "ends") controller.close();
        else controller.error(new TypeError("connection reset"));
      },
    });
    return new Response(body, { headers: { "Content-Type": "text/event-stream" } });
  };

/** One event as it is written. */
export const frame = (id: string, event: string, data: unknown): string =>
  `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
