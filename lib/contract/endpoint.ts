import type { z } from "zod";

/** One endpoint of the REST API, and where there is one the socket command of the same body. */
export interface Endpoint<Params = unknown, Query = unknown, Body = unknown, Reply = unknown> {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below `/api/v1`, with `:name` for parameters. */
  readonly path: string;
  readonly status: 200 | 201;
  /** Open endpoints need no access token. */
  readonly open?: boolean;
  /** Name of the parameter or body member that must be the caller's own id. */
  readonly own?: string;
  /** Name of the socket command. */
  readonly command?: string;
  readonly params: z.ZodType<Params>;
  readonly query: z.ZodType<Query>;
  readonly body: z.ZodType<Body>;
  readonly reply: z.ZodType<Reply>;
}

/** What a command gets: everything that was sent, checked. */
export type InputOf<E> = E extends {
  params: z.ZodType<infer Params>;
  query: z.ZodType<infer Query>;
  body: z.ZodType<infer Body>;
}
  ? Params & Query & Body
  : never;
export type ReplyOf<E> = E extends { reply: z.ZodType<infer Reply> } ? Reply : never;
