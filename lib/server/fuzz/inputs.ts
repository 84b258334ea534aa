import fc from "fast-check";
import { httpInputs, type HttpInput } from "./http-input";
import { type SocketInput, socketInputs } from "./socket-input";
import type { Target } from "./targets";

export type Input =
  | { readonly door: "http"; readonly input: HttpInput }
  | { readonly door: "socket"; readonly input: SocketInput };

/** Inputs are made so many at a time. */
const batch = { http: 150, socket: 100 } as const;
export const batchSize = batch.http + batch.socket;

/** Signing in and up takes a hash of the password each time, on purpose slow. */
const slow = ["register", "login", "changePassword"];

/** Endless inputs, three for HTTP to two for the socket; the same for the same seed. */
export function* inputsOf(targets: readonly Target[], seed: number): Generator<Input[], never> {
  const http = fc.oneof(
    ...targets.map((target) => ({
      weight: slow.includes(target.name) ? 1 : 5,
      arbitrary: httpInputs(target),
    })),
  );
  const socket = socketInputs(targets);
  for (let number = 0; ; number += 1) {
    const requests = fc.sample(http, { seed: seed + number, numRuns: batch.http });
    const messages = fc.sample(socket, { seed: seed + number, numRuns: batch.socket });
    const placed = [
      ...requests.map((input, n) => ({ door: "http" as const, input, at: n / batch.http })),
      ...messages.map((input, n) => ({ door: "socket" as const, input, at: n / batch.socket })),
    ];
    yield placed.sort((a, b) => a.at - b.at);
  }
}
