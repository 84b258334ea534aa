export { createClient } from "./client";
export type { ClientOptions } from "./connection";
export { RequestError } from "./errors";
export type { CallOptions, Client, EventOptions, KeptFile, ListPage, ServerEvent } from "./types";
