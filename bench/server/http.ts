import { Agent, request } from "node:http";

/** What REST answered. */
export interface Answered {
  readonly status: number;
  readonly body: string;
}

/** Connections are kept open, as a program that makes calls would. */
export const openAgent = () => new Agent({ keepAlive: true });

/** Sends JSON. Node's own client, because its cost is on both sides of the ratio and `fetch` costs several times that. */
export function send(
  agent: Agent,
  url: string,
  options: { method: string; headers?: Readonly<Record<string, string>>; body?: object },
): Promise<Answered> {
  const text = options.body && JSON.stringify(options.body);
  const headers = {
    ...options.headers,
    ...(text !== undefined && {
      "Content-Type": "application/json",
      "Content-Length": Buffer.byteLength(text),
    }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method: options.method, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (body += chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(text);
  });
}
